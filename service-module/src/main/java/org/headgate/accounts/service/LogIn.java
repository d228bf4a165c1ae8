package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.headgate.accounts.EmailNotVerified;
import org.headgate.accounts.InvalidCredentials;
import org.headgate.accounts.InvalidRefreshToken;
import org.headgate.accounts.LogInAnswer;
import org.headgate.accounts.RefreshTokenReused;
import org.headgate.accounts.Tokens;
import org.headgate.accounts.persistence.CredentialsView;
import org.headgate.crypto.service.KeyRing;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.UserId;
import org.headgate.otp.InvalidCode;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;

/**
 * How a caller comes to tokens, stays and leaves. Reads, then hashes, then writes: no connection is
 * held while a password is checked or a token is signed, and an unknown address takes as long as a
 * wrong password.
 */
@ApplicationScoped
public class LogIn {

  private static final GuardedWork WRITE =
      GuardedWork.write(DatabaseName.PLATFORM, WorkClass.AUTHENTICATION);

  @Inject VerifiedAccounts accounts;
  @Inject SessionDesk sessions;
  @Inject LogInSteps steps;
  @Inject PasswordCheck passwords;
  @Inject PasswordRehashFacade rehashing;
  @Inject PasswordHashing hashing;
  @Inject LogInMetrics metrics;
  @Inject AccessTokens tokens;
  @Inject DatabaseGuard guard;
  @Inject KeyRing keys;

  /**
   * @throws InvalidCode for a wrong, expired, used or unknown code alike
   */
  public LogInAnswer verifyEmail(EmailAddress address, String code, Device device) {
    return guard
        .call(WRITE, () -> accounts.verify(address, code, device))
        .map(steps::answer)
        .orElseThrow(InvalidCode::new);
  }

  /**
   * @throws InvalidCredentials for an unknown address, a wrong password and an inactive account
   *     alike
   * @throws EmailNotVerified after a right password only
   * @throws org.headgate.problem.TooManyAttempts when failures have slowed the address or the
   *     network down; nothing is judged then
   */
  public LogInAnswer logIn(EmailAddress address, Password password, Device device) {
    CredentialsView account = passwords.judge(address, password, PasswordUse.LOG_IN);
    if (!account.emailVerified()) {
      guard.run(
          WRITE, () -> accounts.recordRefusedLogIn(new UserId(account.id()), "email_not_verified"));
      metrics.count(LogInMetrics.Outcome.NOT_VERIFIED);
      throw new EmailNotVerified();
    }
    metrics.count(LogInMetrics.Outcome.ACCEPTED);
    rehashing.renewIfOfAnotherCost(account, password);
    hashing.end();
    return steps
        .proceed(account.judged(), List.of("pwd"), device)
        .orElseThrow(InvalidCredentials::new);
  }

  /**
   * @throws InvalidRefreshToken when it opens no session
   * @throws RefreshTokenReused when it was used before; the session has been ended
   */
  public Tokens refresh(String text, Device device) {
    RefreshToken token = RefreshToken.parse(text, keys).orElseThrow(InvalidRefreshToken::new);
    RefreshResult result = guard.call(WRITE, () -> sessions.refresh(token, device));
    if (result instanceof RefreshResult.Refreshed refreshed) {
      return tokens.of(refreshed.session());
    }
    if (result instanceof RefreshResult.Reused) {
      throw new RefreshTokenReused();
    }
    throw new InvalidRefreshToken();
  }

  /**
   * Ends the session of a refresh token of any generation; what opens no session is passed over.
   */
  public void logOut(String text) {
    RefreshToken.parse(text, keys)
        .ifPresent(token -> guard.run(WRITE, () -> sessions.logOut(token.session())));
  }
}
