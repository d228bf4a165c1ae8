package org.headgate.administration.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import org.headgate.accounts.api.DirectoryConflictException;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.AccountSearchRepository;
import org.headgate.accounts.service.AccountMapper;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.ReauthenticationRequiredException;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.service.Precondition;
import org.headgate.ownaccount.service.AccountDeletionService;
import org.headgate.passwords.service.ReauthenticationFacade;
import org.headgate.secondfactors.persistence.FactorOwnerRepository;
import org.headgate.sessions.service.CallerAccount;

/** Deletes accounts for administrators, each in one short transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class UserDeletionService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AccountDeletionService deletion;
  @Inject Clock clock;

  /**
   * Deletes an account in any state, with the same effects as a deletion by its owner. All active
   * administrators are locked first, so that of two concurrent deletions the second sees the result
   * of the first.
   *
   * @throws ResourceNotFoundException when there is none, or it was deleted before
   * @throws ReauthenticationRequiredException when it is the administrator's own, and has changed
   *     since authentication
   * @throws DirectoryConflictException when it is the last active administrator
   * @throws org.headgate.common.problem.PreconditionFailedException when it is not what the caller
   *     has seen
   */
  public void delete(CallerAccount administrator, UserId accountId, Precondition precondition) {
    boolean isOnlyAdministrator =
        new AccountSearchRepository(entityManager)
            .lockActiveAdministrators()
            .equals(List.of(accountId.value()));
    AccountRepository accounts = new AccountRepository(entityManager);
    accounts.lock(accountId.value());
    AccountResponse previous =
        accounts
            .byId(accountId.value())
            .map(AccountMapper::toResponse)
            .orElseThrow(() -> ResourceNotFoundException.account(accountId));
    requireUnchanged(administrator, accountId);
    precondition.check(previous);
    if (isOnlyAdministrator) {
      throw DirectoryConflictException.lastAdministrator();
    }
    if (!deletion.deleteForAdministrator(accountId)) {
      throw ResourceNotFoundException.account(accountId);
    }
  }

  /** An administrator's reauthentication ends with their session. */
  private void requireUnchanged(CallerAccount administrator, UserId accountId) {
    if (administrator.id().equals(accountId)
        && !new FactorOwnerRepository(entityManager)
            .lock(administrator.accountAtEpoch(), administrator.session(), clock.instant())) {
      throw new ReauthenticationRequiredException(ReauthenticationFacade.MAX_AGE);
    }
  }
}
