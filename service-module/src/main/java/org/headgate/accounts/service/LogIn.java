package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
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
import org.headgate.pool.service.Repeatable;
import org.headgate.pool.service.WorkClass;

/**
 * How a caller comes to tokens, stays and leaves. Reads, then hashes, then writes: no connection is
 * held while a password is checked or a token is signed, and an unknown address takes as long as a
 * wrong password.
 */
@ApplicationScoped
public class LogIn {

  private static final GuardedWork READ =
      new GuardedWork(DatabaseName.PLATFORM, WorkClass.AUTHENTICATION, Repeatable.SAFE);
  private static final GuardedWork WRITE =
      new GuardedWork(DatabaseName.PLATFORM, WorkClass.AUTHENTICATION, Repeatable.BEFORE_COMMIT);

  @Inject VerifiedAccounts accounts;
  @Inject SessionDesk sessions;
  @Inject LogInSteps steps;
  @Inject PasswordHashing hashing;
  @Inject AccessTokens tokens;
  @Inject DatabaseGuard guard;
  @Inject KeyRing keys;

  /**
   * @throws InvalidCode for a wrong, expired, used or unknown code alike
   */
  public Tokens verifyEmail(EmailAddress address, String code, Device device) {
    return guard
        .call(WRITE, () -> accounts.verify(address, code, device))
        .map(tokens::of)
        .orElseThrow(InvalidCode::new);
  }

  /**
   * @throws InvalidCredentials for an unknown address, a wrong password and an inactive account
   *     alike
   * @throws EmailNotVerified after a right password only
   */
  public LogInAnswer logIn(EmailAddress address, Password password, Device device) {
    CredentialsView account = authenticated(address, password);
    if (!account.emailVerified()) {
      recordRefusal(Optional.of(account), "email_not_verified");
      throw new EmailNotVerified();
    }
    return steps
        .proceed(new UserId(account.id()), List.of("pwd"), device)
        .orElseThrow(InvalidCredentials::new);
  }

  private CredentialsView authenticated(EmailAddress address, Password password) {
    Optional<CredentialsView> found = guard.call(READ, () -> accounts.credentials(address));
    if (found.isEmpty()) {
      hashing.pretend(password);
    }
    Optional<CredentialsView> right =
        found.filter(account -> hashing.matches(password, account.passwordHash()));
    if (right.isEmpty()) {
      recordRefusal(found, "invalid_credentials");
    } else if (!right.get().active()) {
      recordRefusal(right, "inactive");
    }
    return right.filter(CredentialsView::active).orElseThrow(InvalidCredentials::new);
  }

  private void recordRefusal(Optional<CredentialsView> account, String reason) {
    Optional<UserId> id = account.map(found -> new UserId(found.id()));
    guard.run(WRITE, () -> accounts.recordRefusedLogIn(id, reason));
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
