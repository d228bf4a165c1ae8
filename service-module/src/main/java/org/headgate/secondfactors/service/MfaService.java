package org.headgate.secondfactors.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.KeyRing;
import org.headgate.ratelimit.service.AttemptState;
import org.headgate.secondfactors.persistence.FactorOwnerRepository;
import org.headgate.secondfactors.persistence.MfaChallengeEntity;
import org.headgate.secondfactors.persistence.MfaChallengeRepository;
import org.headgate.secondfactors.persistence.PasskeyRepository;
import org.headgate.secondfactors.persistence.RecoveryCodeRepository;
import org.headgate.secondfactors.persistence.TotpRepository;
import org.headgate.secondfactors.service.MfaResult.Verified;
import org.headgate.secondfactors.service.TotpService.CodeResult;

/**
 * The second factor of a log-in, always in the caller's transaction. A challenge connects both
 * factors: it allows a few guesses and one right answer, and expires after five minutes. A wrong
 * guess is a result and no exception, because a rollback would undo its count.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class MfaService {

  /** The maximum time between the first and the second factor. */
  static final Duration LIFETIME = Duration.ofMinutes(5);

  private static final int MAX_ATTEMPTS = 5;

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject TotpService totpService;
  @Inject PasskeyService passkeyService;
  @Inject SecondFactorThrottle throttle;
  @Inject KeyRing keys;
  @Inject IdGenerator idGenerator;
  @Inject Clock clock;

  /** The account's second factors, by their names in the API; empty when it has none. */
  public List<String> methods(UserId accountId) {
    List<String> methods = new ArrayList<>();
    if (passkeys().any(accountId.value())) {
      methods.add("passkey");
    }
    if (totps().findActive(accountId.value()).isPresent()) {
      methods.add("totp");
    }
    if (!methods.isEmpty() && recoveryCodes().anyLeft(accountId.value())) {
      methods.add("recovery_code");
    }
    return List.copyOf(methods);
  }

  /**
   * Starts a challenge, which is valid as long as the account does not change.
   *
   * @param amr authentication methods of the first factor
   */
  public MfaToken challenge(AccountAtEpoch account, List<String> amr) {
    UUID id = idGenerator.next();
    Instant now = clock.instant();
    challenges().add(id, account, amr, now, now.plus(LIFETIME));
    return new MfaToken(id);
  }

  /**
   * Checks a second factor; a wrong one is counted, and so is a used one.
   *
   * @throws org.headgate.common.problem.TooManyAttemptsException when no guess is left to the
   *     account
   */
  public MfaResult verify(MfaToken token, SecondFactorProof proof) {
    return challenges()
        .findForUpdate(token.challengeId(), MAX_ATTEMPTS, clock.instant())
        .map(challenge -> verify(challenge, proof))
        .orElseGet(() -> new MfaResult.Wrong(Optional.empty()));
  }

  private MfaResult verify(MfaChallengeEntity challenge, SecondFactorProof proof) {
    AccountAtEpoch account = challenge.accountAtEpoch();
    AttemptState attempts = throttle.open(EmailAddress.stored(challenge.email()));
    if (!owners().lock(account)) {
      return new MfaResult.Wrong(Optional.of(account.id()));
    }
    CodeResult use = use(account, proof);
    if (use == CodeResult.RIGHT) {
      challenge.use(clock.instant());
      entityManager.flush();
      return new MfaResult.Right(new Verified(account, appended(challenge.amr(), proof.amr())));
    }
    throttle.recordFailure(attempts);
    challenge.countAttempt();
    entityManager.flush();
    return use == CodeResult.REPEATED
        ? new MfaResult.Repeated(account.id())
        : new MfaResult.Wrong(Optional.of(account.id()));
  }

  private CodeResult use(AccountAtEpoch account, SecondFactorProof proof) {
    if (proof instanceof SecondFactorProof.AppCode app) {
      return totpService.verifyCode(account.id(), app.code());
    }
    return isRight(account, proof) ? CodeResult.RIGHT : CodeResult.WRONG;
  }

  private boolean isRight(AccountAtEpoch account, SecondFactorProof proof) {
    if (proof instanceof SecondFactorProof.Passkey passkey) {
      return passkey
          .proven()
          .filter(verified -> verified.account().equals(account))
          .filter(passkeyService::redeem)
          .isPresent();
    }
    SecondFactorProof.Recovery recovery = (SecondFactorProof.Recovery) proof;
    return recoveryCodes()
        .use(account.id().value(), recovery.code().hash(keys, account.id()), clock.instant());
  }

  private static List<String> appended(List<String> first, String second) {
    return Stream.concat(first.stream(), Stream.of(second, "mfa")).distinct().toList();
  }

  private MfaChallengeRepository challenges() {
    return new MfaChallengeRepository(entityManager);
  }

  private FactorOwnerRepository owners() {
    return new FactorOwnerRepository(entityManager);
  }

  private TotpRepository totps() {
    return new TotpRepository(entityManager);
  }

  private RecoveryCodeRepository recoveryCodes() {
    return new RecoveryCodeRepository(entityManager);
  }

  private PasskeyRepository passkeys() {
    return new PasskeyRepository(entityManager);
  }
}
