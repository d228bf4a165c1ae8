package org.headgate.authentication.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidCredentialsException;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.problem.TooManyAttemptsException;
import org.headgate.common.service.KeyRing;
import org.headgate.config.database.PoolName;
import org.headgate.otp.api.InvalidCodeException;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.ratelimit.service.ClientContext;
import org.headgate.secondfactors.api.PasskeyOptions;
import org.headgate.secondfactors.persistence.PasskeyView;
import org.headgate.secondfactors.service.MfaToken;
import org.headgate.secondfactors.service.PasskeyAssertionVerifier;
import org.headgate.secondfactors.service.PasskeyChallengePurpose;
import org.headgate.secondfactors.service.PasskeyService;
import org.headgate.secondfactors.service.SecondFactorProof;
import org.headgate.secondfactors.service.VerifiedPasskey;
import org.headgate.sessions.api.TokenResponse;
import org.headgate.sessions.service.AccessTokenIssuer;
import org.headgate.sessions.service.ClientDevice;
import org.headgate.sessions.service.OpenedSession;

/**
 * Log-in with a passkey, alone or as the second factor. It reads, then verifies the signature, then
 * writes, and holds no connection in between. A signature cannot be guessed; only the failures of a
 * network are limited.
 */
@ApplicationScoped
public class PasskeyLoginFacade {

  private static final GuardedWork READ =
      GuardedWork.read(PoolName.PLATFORM, WorkPriority.AUTHENTICATION);
  private static final GuardedWork WRITE =
      GuardedWork.write(PoolName.PLATFORM, WorkPriority.AUTHENTICATION);

  @Inject PasskeyService passkeys;
  @Inject PasskeyLoginService service;
  @Inject PasskeyAssertionVerifier assertion;
  @Inject PrivilegedLoginFacade privileged;
  @Inject AccessTokenIssuer tokens;
  @Inject ClientContext clientContext;
  @Inject KeyRing keys;
  @Inject DatabaseGuard guard;
  @Inject Clock clock;

  /**
   * @param mfaToken the token of the log-in that waits for its second factor; empty to log in alone
   * @throws InvalidCodeException when no log-in waits under that token, or its account has no
   *     passkey
   */
  public PasskeyOptions options(Optional<String> mfaToken) {
    if (mfaToken.isEmpty()) {
      return assertion.options(PasskeyChallengePurpose.logIn(), List.of());
    }
    MfaToken token = MfaToken.parse(mfaToken.get(), keys).orElseThrow(InvalidCodeException::new);
    List<PasskeyView> candidates =
        privileged.call(token, () -> guard.call(READ, () -> passkeys.of(token)));
    if (candidates.isEmpty()) {
      throw new InvalidCodeException();
    }
    return assertion.options(PasskeyChallengePurpose.secondProof(token), candidates);
  }

  /**
   * @throws InvalidRequestException for a malformed answer
   * @throws InvalidCredentialsException for every other failure
   * @throws TooManyAttemptsException when the caller's network has failed too often
   */
  public TokenResponse logIn(ObjectNode credential, ClientDevice clientDevice) {
    String id =
        assertion
            .credentialId(credential)
            .orElseThrow(
                () ->
                    new InvalidRequestException(
                        new FieldError("credential", "is not a passkey's response")));
    return privileged.callWithPasskey(id, () -> verified(id, credential, clientDevice));
  }

  private TokenResponse verified(String id, ObjectNode credential, ClientDevice clientDevice) {
    Optional<PasskeyView> known = guard.call(READ, () -> passkeys.find(id));
    Optional<AccountAtEpoch> owner = known.map(PasskeyView::accountAtEpoch);
    boolean isStranger = owner.filter(clientContext::isKnownDeviceOf).isEmpty();
    if (isStranger) {
      guard.call(READ, service::networkFreeAt).ifPresent(this::refuseUntil);
    }
    Optional<VerifiedPasskey> verified =
        known.flatMap(
            passkey ->
                assertion.verify(PasskeyChallengePurpose.logIn(), credential, List.of(passkey)));
    Optional<OpenedSession> session =
        guard.call(
            WRITE,
            () -> service.logIn(verified, owner.map(AccountAtEpoch::id), isStranger, clientDevice));
    return session.map(tokens::of).orElseThrow(InvalidCredentialsException::new);
  }

  /** Verifies an answer that serves as second factor. */
  SecondFactorProof secondProof(MfaToken token, ObjectNode credential) {
    List<PasskeyView> candidates = guard.call(READ, () -> passkeys.of(token));
    return new SecondFactorProof.Passkey(
        assertion.verify(PasskeyChallengePurpose.secondProof(token), credential, candidates));
  }

  private void refuseUntil(Instant freeAt) {
    Instant now = clock.instant();
    if (now.isBefore(freeAt)) {
      throw new TooManyAttemptsException(
          "Too many failures from this network", Duration.between(now, freeAt));
    }
  }
}
