package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.accounts.InvalidCredentials;
import org.headgate.accounts.Me;
import org.headgate.accounts.VerificationSent;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.SessionId;
import org.headgate.identity.persistence.JudgedAccount;
import org.headgate.otp.CodePurpose;
import org.headgate.otp.InvalidCode;
import org.headgate.otp.service.CodeDesk;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.problem.InvalidRequest;

/**
 * How a password is replaced. Judges and hashes outside of any transaction, and before a code is
 * looked at: so a wrong code takes as long as a right one.
 */
@ApplicationScoped
public class PasswordCare {

  private static final GuardedWork READ =
      GuardedWork.read(DatabaseName.PLATFORM, WorkClass.AUTHENTICATION);
  private static final GuardedWork WRITE =
      GuardedWork.write(DatabaseName.PLATFORM, WorkClass.AUTHENTICATION);
  private static final String NEW_PASSWORD = "new_password";

  @Inject PasswordPolicy policy;
  @Inject PasswordHashing hashing;
  @Inject OwnPassword ownPassword;
  @Inject PasswordDesk desk;
  @Inject CodeDesk codes;
  @Inject PendingAccounts pendingAccounts;
  @Inject DatabaseGuard guard;
  @Inject IdempotentWork idempotentWork;

  /** Has a code sent to whoever is known by the address; inside the cooldown the earlier one is. */
  public VerificationSent forgot(EmailAddress address) {
    return idempotentWork.call(
        WRITE,
        () -> SignUp.sent(pendingAccounts.resend(address, CodePurpose.RESET_PASSWORD).nextAfter()));
  }

  /**
   * @throws InvalidRequest when the new password is not accepted
   * @throws InvalidCode for a wrong, expired, used or unknown code alike
   * @throws org.headgate.problem.TooManyAttempts when no guess is left; nothing is hashed then
   */
  public void reset(EmailAddress address, String code, String newPassword) {
    Password chosen = Password.chosen(NEW_PASSWORD, newPassword, policy, address.value());
    guard.run(READ, () -> codes.requireGuess(address, CodePurpose.RESET_PASSWORD));
    String hash = hashing.hash(chosen);
    hashing.end();
    if (!guard.call(WRITE, () -> desk.reset(address, code, hash))) {
      throw new InvalidCode();
    }
  }

  /**
   * @param session stays open, the others end
   * @throws InvalidRequest when the new password is not accepted
   * @throws InvalidCredentials when the current one is wrong, which is counted as at a log-in
   */
  public void change(Me me, SessionId session, Password current, String newPassword) {
    Password chosen =
        Password.chosen(
            NEW_PASSWORD, newPassword, policy, me.email().value(), me.fullName().orElse(""));
    JudgedAccount judged = ownPassword.judge(me.id(), current);
    String hash = hashing.hash(chosen);
    hashing.end();
    if (!guard.call(WRITE, () -> desk.change(judged, session, hash))) {
      throw new InvalidCredentials();
    }
  }
}
