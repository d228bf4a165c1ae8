package org.headgate.administration.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.headgate.accounts.api.DirectoryConflictException;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.AccountSearchRepository;
import org.headgate.accounts.service.AccountMapper;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.service.Precondition;
import org.headgate.ownaccount.service.AccountDeletionService;

/** Deletes accounts for administrators, each in one short transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class UserDeletionService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AccountDeletionService deletion;

  /**
   * Deletes an account in any state, with the same effects as a deletion by its owner. All active
   * administrators are locked first, so that of two concurrent deletions the second sees the result
   * of the first.
   *
   * @throws ResourceNotFoundException when there is none, or it was deleted before
   * @throws DirectoryConflictException when it is the last active administrator
   * @throws org.headgate.common.problem.PreconditionFailedException when it is not what the caller
   *     has seen
   */
  public void delete(UserId accountId, Precondition precondition) {
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
    precondition.check(previous);
    if (isOnlyAdministrator) {
      throw DirectoryConflictException.lastAdministrator();
    }
    if (!deletion.deleteForAdministrator(accountId)) {
      throw ResourceNotFoundException.account(accountId);
    }
  }
}
