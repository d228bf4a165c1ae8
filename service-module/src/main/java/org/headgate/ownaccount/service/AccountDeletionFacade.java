package org.headgate.ownaccount.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.InvalidCredentialsException;
import org.headgate.common.service.Precondition;
import org.headgate.config.database.PoolName;
import org.headgate.passwords.service.Password;
import org.headgate.passwords.service.PasswordConfirmation;
import org.headgate.passwords.service.PasswordHasher;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/** Deletes the caller's own account. */
@ApplicationScoped
public class AccountDeletionFacade {

  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject PasswordConfirmation passwordConfirmation;
  @Inject PasswordHasher hashing;
  @Inject AccountDeletionService service;
  @Inject DatabaseGuard guard;

  /**
   * Afterwards the account is unusable, and the erasure of its owner's data has begun.
   *
   * @throws InvalidCredentialsException when the password is wrong
   * @throws org.headgate.common.problem.PreconditionFailedException when the account is not what
   *     the caller has seen
   */
  public void delete(UserId accountId, Precondition precondition, Password password) {
    AccountAtEpoch accountAtEpoch = passwordConfirmation.verify(accountId, password);
    hashing.end();
    if (!guard.call(WRITE, () -> service.delete(accountAtEpoch, precondition))) {
      throw new InvalidCredentialsException();
    }
  }
}
