package org.headgate.passwords.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.InvalidCredentialsException;
import org.headgate.config.database.PoolName;
import org.headgate.passwords.service.PasswordAttempt.PasswordPurpose;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/**
 * Asks a caller for the password again before an operation that an open session alone must not do:
 * whoever finds an unlocked device must not take over or delete the account.
 */
@ApplicationScoped
public class PasswordConfirmation {

  private static final GuardedWork READ =
      GuardedWork.read(PoolName.PLATFORM, WorkPriority.AUTHENTICATION);

  @Inject PasswordService service;
  @Inject PasswordVerifier passwords;
  @Inject DatabaseGuard guard;

  /**
   * Checks the password as at a log-in: a wrong one is counted, and slows the next ones down.
   *
   * @return the account as it was then
   * @throws InvalidCredentialsException when it is wrong
   * @throws org.headgate.common.problem.TooManyAttemptsException when the caller's devices guessed
   *     too much
   */
  public AccountAtEpoch verify(UserId accountId, Password typed) {
    Optional<EmailAddress> address = guard.call(READ, () -> service.address(accountId));
    AccountAtEpoch accountAtEpoch =
        passwords
            .verify(
                address.orElseThrow(InvalidCredentialsException::new),
                typed,
                PasswordPurpose.CONFIRMATION)
            .accountAtEpoch();
    if (!accountAtEpoch.id().equals(accountId)) {
      // The address went to somebody else meanwhile.
      throw new InvalidCredentialsException();
    }
    return accountAtEpoch;
  }
}
