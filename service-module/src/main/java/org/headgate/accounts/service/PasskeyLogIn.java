package org.headgate.accounts.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.headgate.accounts.InvalidCredentials;
import org.headgate.accounts.Tokens;
import org.headgate.crypto.service.KeyRing;
import org.headgate.factors.PasskeyOptions;
import org.headgate.factors.persistence.PasskeyView;
import org.headgate.factors.service.MfaToken;
import org.headgate.factors.service.PasskeyAssertion;
import org.headgate.factors.service.PasskeyDesk;
import org.headgate.factors.service.PasskeyUse;
import org.headgate.factors.service.ProvenPasskey;
import org.headgate.factors.service.SecondProof;
import org.headgate.identity.persistence.JudgedAccount;
import org.headgate.network.service.Visitor;
import org.headgate.otp.InvalidCode;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.problem.FieldError;
import org.headgate.problem.InvalidRequest;
import org.headgate.problem.TooManyAttempts;

/**
 * Log-in with a passkey, alone or as the second proof. Reads, then judges the signature, then
 * writes: no connection is held meanwhile. There is nothing to guess about a signature; what is
 * limited is how often one network may try.
 */
@ApplicationScoped
public class PasskeyLogIn {

  private static final GuardedWork READ =
      GuardedWork.read(DatabaseName.PLATFORM, WorkClass.AUTHENTICATION);
  private static final GuardedWork WRITE =
      GuardedWork.write(DatabaseName.PLATFORM, WorkClass.AUTHENTICATION);

  @Inject PasskeyDesk passkeys;
  @Inject PasskeyLogInDesk desk;
  @Inject PasskeyAssertion assertion;
  @Inject AccessTokens tokens;
  @Inject Visitor visitor;
  @Inject KeyRing keys;
  @Inject DatabaseGuard guard;
  @Inject Clock clock;

  /**
   * @param mfaToken of the log-in that waits for its second proof; empty to log in alone
   * @throws InvalidCode when no log-in waits under that token, or its account has no passkey
   */
  public PasskeyOptions options(Optional<String> mfaToken) {
    if (mfaToken.isEmpty()) {
      return assertion.options(PasskeyUse.logIn(), List.of());
    }
    MfaToken token = MfaToken.parse(mfaToken.get(), keys).orElseThrow(InvalidCode::new);
    List<PasskeyView> candidates = guard.call(READ, () -> passkeys.of(token));
    if (candidates.isEmpty()) {
      throw new InvalidCode();
    }
    return assertion.options(PasskeyUse.secondProof(token), candidates);
  }

  /**
   * @throws InvalidRequest for what is no answer of a passkey at all
   * @throws InvalidCredentials for whatever else is not right
   * @throws TooManyAttempts when the caller's network has failed too often
   */
  public Tokens logIn(ObjectNode credential, Device device) {
    String id =
        assertion
            .credentialId(credential)
            .orElseThrow(
                () -> new InvalidRequest(new FieldError("credential", "is no passkey's answer")));
    Optional<PasskeyView> known = guard.call(READ, () -> passkeys.find(id));
    Optional<JudgedAccount> owner = known.map(PasskeyView::judged);
    boolean isStranger = owner.filter(visitor::isKnownTo).isEmpty();
    if (isStranger) {
      guard.call(READ, desk::networkFreeAt).ifPresent(this::refuseUntil);
    }
    Optional<ProvenPasskey> proven =
        known.flatMap(passkey -> assertion.judge(PasskeyUse.logIn(), credential, List.of(passkey)));
    Optional<OpenedSession> session =
        guard.call(
            WRITE, () -> desk.logIn(proven, owner.map(JudgedAccount::id), isStranger, device));
    return session.map(tokens::of).orElseThrow(InvalidCredentials::new);
  }

  /** Judges an answer that is to be the second proof of a log-in. */
  SecondProof secondProof(MfaToken token, ObjectNode credential) {
    List<PasskeyView> candidates = guard.call(READ, () -> passkeys.of(token));
    return new SecondProof.Passkey(
        assertion.judge(PasskeyUse.secondProof(token), credential, candidates));
  }

  private void refuseUntil(Instant freeAt) {
    throw new TooManyAttempts(
        "Too many failures from this network", Duration.between(clock.instant(), freeAt));
  }
}
