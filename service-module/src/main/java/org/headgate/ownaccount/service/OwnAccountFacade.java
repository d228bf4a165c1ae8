package org.headgate.ownaccount.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.headgate.accounts.persistence.AccountUpdate;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.accounts.service.AccountMapper;
import org.headgate.accounts.service.AccountService;
import org.headgate.accounts.service.PersonalDetailsValidator;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.UserId;
import org.headgate.common.json.PatchField;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.problem.UnauthenticatedException;
import org.headgate.common.service.Precondition;
import org.headgate.config.database.PoolName;
import org.headgate.ownaccount.api.AccountPatch;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/**
 * Changes the caller's own account. A patch is idempotent, unless it is conditional: repeated after
 * a lost commit, it would be refused because of its own effect.
 */
@ApplicationScoped
public class OwnAccountFacade {

  private static final GuardedWork PATCH =
      GuardedWork.idempotent(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork CONDITIONAL_PATCH =
      GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject AccountService service;
  @Inject DatabaseGuard guard;

  /**
   * @return the account as it is now
   * @throws InvalidRequestException when a member is not valid
   * @throws org.headgate.common.problem.PreconditionFailedException when the account is not what
   *     the caller has seen
   */
  public AccountResponse patch(UserId accountId, Precondition precondition, AccountPatch patch) {
    AccountUpdate change =
        new AccountUpdate(
            patch.fullName().isNamed(),
            patch.fullName().value().flatMap(PersonalDetailsValidator::fullName),
            orDefault(patch.locale(), PersonalDetailsValidator.LOCALE)
                .map(PersonalDetailsValidator::locale),
            orDefault(patch.timeZone(), PersonalDetailsValidator.TIME_ZONE)
                .map(PersonalDetailsValidator::timeZone));
    Optional<AccountView> described =
        guard.call(
            precondition.isStated() ? CONDITIONAL_PATCH : PATCH,
            () -> service.describe(accountId, precondition, change));
    return described.map(AccountMapper::toResponse).orElseThrow(UnauthenticatedException::new);
  }

  private static Optional<String> orDefault(PatchField<String> member, String standard) {
    return member.isNamed() ? Optional.of(member.value().orElse(standard)) : Optional.empty();
  }
}
