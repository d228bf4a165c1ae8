package org.headgate.authentication.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.SessionId;
import org.headgate.common.problem.InvalidCredentialsException;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.config.database.PoolName;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.otp.api.CodePurpose;
import org.headgate.otp.api.InvalidCodeException;
import org.headgate.otp.api.VerificationSentResponse;
import org.headgate.otp.service.CodeService;
import org.headgate.passwords.service.Password;
import org.headgate.passwords.service.PasswordConfirmation;
import org.headgate.passwords.service.PasswordHasher;
import org.headgate.passwords.service.PasswordPolicy;
import org.headgate.passwords.service.PasswordService;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/**
 * Changes and resets passwords. It validates and hashes before any transaction and before it looks
 * at a code, so that a wrong code takes as long as a right one.
 */
@ApplicationScoped
public class PasswordFacade {

  private static final GuardedWork READ =
      GuardedWork.read(PoolName.PLATFORM, WorkPriority.AUTHENTICATION);
  private static final GuardedWork WRITE =
      GuardedWork.write(PoolName.PLATFORM, WorkPriority.AUTHENTICATION);
  private static final String NEW_PASSWORD = "new_password";

  @Inject PasswordPolicy policy;
  @Inject PasswordHasher hashing;
  @Inject PasswordConfirmation passwordConfirmation;
  @Inject PasswordService service;
  @Inject CodeService codes;
  @Inject SignUpService signUpService;
  @Inject DatabaseGuard guard;
  @Inject IdempotentWork idempotentWork;

  /**
   * Requests a reset code if the address is known; within the cooldown the earlier code stays
   * valid.
   */
  public VerificationSentResponse forgot(EmailAddress address) {
    return idempotentWork.call(
        WRITE,
        () ->
            SignUpFacade.sent(
                signUpService.resend(address, CodePurpose.RESET_PASSWORD).nextAfter()));
  }

  /**
   * @throws InvalidRequestException when the new password is not accepted
   * @throws InvalidCodeException for a wrong, expired, used or unknown code alike
   * @throws org.headgate.common.problem.TooManyAttemptsException when no guess is left; the
   *     password is not looked at then
   */
  public void reset(EmailAddress address, String code, String newPassword) {
    guard.run(READ, () -> codes.requireGuess(address, CodePurpose.RESET_PASSWORD));
    Password chosen = Password.chosen(NEW_PASSWORD, newPassword, policy, address.value());
    String hash = hashing.hash(chosen);
    hashing.end();
    if (!guard.call(WRITE, () -> service.reset(address, code, hash))) {
      throw new InvalidCodeException();
    }
  }

  /**
   * @param sessionId stays open, the others end
   * @throws InvalidRequestException when the new password is not accepted
   * @throws InvalidCredentialsException when the current one is wrong, which is counted as at a
   *     log-in
   */
  public void change(
      AccountResponse accountResponse, SessionId sessionId, Password current, String newPassword) {
    Password chosen =
        Password.chosen(
            NEW_PASSWORD,
            newPassword,
            policy,
            accountResponse.email().value(),
            accountResponse.fullName().orElse(""));
    AccountAtEpoch account = passwordConfirmation.verify(accountResponse.id(), current);
    String hash = hashing.hash(chosen);
    hashing.end();
    if (!guard.call(WRITE, () -> service.change(account, sessionId, hash))) {
      throw new InvalidCredentialsException();
    }
  }
}
