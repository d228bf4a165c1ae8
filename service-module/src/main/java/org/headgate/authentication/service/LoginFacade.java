package org.headgate.authentication.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.headgate.accounts.api.EmailNotVerifiedException;
import org.headgate.accounts.persistence.AccountCredentials;
import org.headgate.authentication.service.legacy.LegacyLoginFacade;
import org.headgate.authentication.service.legacy.LegacyLookupDecision;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.InvalidCredentialsException;
import org.headgate.common.service.KeyRing;
import org.headgate.config.database.PoolName;
import org.headgate.otp.api.InvalidCodeException;
import org.headgate.passwords.service.LoginMetrics;
import org.headgate.passwords.service.Password;
import org.headgate.passwords.service.PasswordAttempt.PasswordPurpose;
import org.headgate.passwords.service.PasswordHasher;
import org.headgate.passwords.service.PasswordRehashFacade;
import org.headgate.passwords.service.PasswordVerifier;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.sessions.api.InvalidRefreshTokenException;
import org.headgate.sessions.api.LoginResponse;
import org.headgate.sessions.api.RefreshTokenReusedException;
import org.headgate.sessions.api.TokenResponse;
import org.headgate.sessions.service.AccessTokenIssuer;
import org.headgate.sessions.service.ClientDevice;
import org.headgate.sessions.service.RefreshToken;
import org.headgate.sessions.service.SessionRefreshService;
import org.headgate.sessions.service.SessionRefreshService.RefreshResult;
import org.headgate.sessions.service.SessionService;

/**
 * Logs in, refreshes and logs out. It reads, then hashes, then writes: no connection is held while
 * a password is checked or a token is signed, and an unknown address takes as long as a wrong
 * password.
 */
@ApplicationScoped
public class LoginFacade {

  private static final GuardedWork WRITE =
      GuardedWork.write(PoolName.PLATFORM, WorkPriority.AUTHENTICATION);

  @Inject EmailVerificationService verification;
  @Inject SessionService sessions;
  @Inject SessionRefreshService refreshes;
  @Inject MultiStepLoginFacade steps;
  @Inject PasswordVerifier passwords;
  @Inject PrivilegedLoginFacade privileged;
  @Inject LegacyLoginFacade legacy;
  @Inject PasswordRehashFacade rehashing;
  @Inject PasswordHasher hashing;
  @Inject LoginMetrics metrics;
  @Inject AccessTokenIssuer tokens;
  @Inject DatabaseGuard guard;
  @Inject KeyRing keys;

  /**
   * @throws InvalidCodeException for a wrong, expired, used or unknown code alike
   */
  public LoginResponse verifyEmail(EmailAddress address, String code, ClientDevice clientDevice) {
    return guard
        .call(WRITE, () -> verification.verify(address, code, clientDevice))
        .map(steps::answer)
        .orElseThrow(InvalidCodeException::new);
  }

  /**
   * @throws InvalidCredentialsException for an unknown address, a wrong password and an inactive
   *     account alike
   * @throws EmailNotVerifiedException after a right password only
   * @throws org.headgate.common.problem.TooManyAttemptsException when failures have slowed the
   *     address or the network down; no password is checked then
   */
  public LoginResponse logIn(EmailAddress address, Password password, ClientDevice clientDevice) {
    LegacyLookupDecision lookup = legacy.decide(address);
    try {
      return privileged.call(address, () -> verified(address, password, clientDevice, lookup));
    } catch (InvalidCredentialsException e) {
      throw lookup.delayed(e);
    }
  }

  private LoginResponse verified(
      EmailAddress address,
      Password password,
      ClientDevice clientDevice,
      LegacyLookupDecision lookup) {
    AccountCredentials account =
        passwords.verify(
            address,
            password,
            PasswordPurpose.LOG_IN,
            (unknown, typed) -> legacy.find(lookup, unknown, typed));
    if (!account.emailVerified()) {
      guard.run(WRITE, () -> verification.recordUnverifiedLogIn(new UserId(account.id())));
      metrics.count(LoginMetrics.Outcome.NOT_VERIFIED);
      throw new EmailNotVerifiedException();
    }
    metrics.count(LoginMetrics.Outcome.ACCEPTED);
    rehashing.renewIfOfAnotherCost(account, password);
    hashing.end();
    return steps
        .proceed(account.accountAtEpoch(), List.of("pwd"), clientDevice)
        .orElseThrow(InvalidCredentialsException::new);
  }

  /**
   * @throws InvalidRefreshTokenException when it opens no session
   * @throws RefreshTokenReusedException when it was used before; the session has been ended
   */
  public TokenResponse refresh(String text, ClientDevice clientDevice) {
    RefreshToken token =
        RefreshToken.parse(text, keys).orElseThrow(InvalidRefreshTokenException::new);
    RefreshResult result =
        privileged.call(token, () -> guard.call(WRITE, () -> refresh(token, clientDevice)));
    if (result instanceof RefreshResult.Refreshed refreshed) {
      return tokens.of(refreshed.session());
    }
    if (result instanceof RefreshResult.Reused) {
      throw new RefreshTokenReusedException();
    }
    throw new InvalidRefreshTokenException();
  }

  private RefreshResult refresh(RefreshToken token, ClientDevice clientDevice) {
    return refreshes
        .rotate(token, clientDevice)
        .<RefreshResult>map(RefreshResult.Refreshed::new)
        .orElseGet(() -> refreshes.decide(token));
  }

  /** Ends the session of a refresh token of any generation; an invalid token is ignored. */
  public void logOut(String text) {
    RefreshToken.parse(text, keys)
        .ifPresent(token -> guard.run(WRITE, () -> sessions.logOut(token.session())));
  }
}
