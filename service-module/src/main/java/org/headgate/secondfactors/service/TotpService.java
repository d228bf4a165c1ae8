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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.KeyRing;
import org.headgate.secondfactors.persistence.EncryptedSecret;
import org.headgate.secondfactors.persistence.PasskeyRepository;
import org.headgate.secondfactors.persistence.RecoveryCodeRepository;
import org.headgate.secondfactors.persistence.TotpRepository;

/**
 * Enrols an authenticator app, checks its codes, and removes it; always in the caller's
 * transaction, which has locked the account.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class TotpService {

  /** How long an app that was begun can be confirmed. */
  static final Duration PENDING_LIFETIME = Duration.ofHours(1);

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject KeyRing keys;
  @Inject Clock clock;

  /**
   * Stores a secret until it is confirmed, replacing an earlier pending one.
   *
   * @return false when the account has a confirmed one
   */
  public boolean begin(AccountAtEpoch owner, TotpSecret secret) {
    byte[] sealed = keys.encrypt(KeyRing.Purpose.TOTP_SEAL, label(owner.id()), secret.bytes());
    return totps().putPending(owner, new EncryptedSecret(sealed), clock.instant());
  }

  /** Activates the app, with new recovery codes, when the code is right. */
  public Confirmation confirm(UserId accountId, String code, List<RecoveryCode> codes) {
    Instant now = clock.instant();
    Optional<EncryptedSecret> pending =
        totps().findPending(accountId.value(), now.minus(PENDING_LIFETIME));
    if (pending.isEmpty()) {
      return Confirmation.NOTHING_PENDING;
    }
    EncryptedSecret sealed = pending.get();
    OptionalLong step = TotpGenerator.stepOf(opened(accountId, sealed), code, now);
    if (step.isEmpty()) {
      return Confirmation.WRONG_CODE;
    }
    if (!totps().confirm(accountId.value(), sealed, step.getAsLong(), now)) {
      return Confirmation.NOTHING_PENDING;
    }
    recoveryCodes()
        .replace(
            accountId.value(),
            codes.stream().map(recoveryCode -> recoveryCode.hash(keys, accountId)).toList(),
            now);
    return Confirmation.DONE;
  }

  /**
   * Removes the app and, with the last second factor, the recovery codes, which are useless without
   * it.
   */
  public Removal remove(UserId accountId) {
    Optional<Boolean> wasConfirmed = totps().remove(accountId.value());
    if (wasConfirmed.isEmpty()) {
      return Removal.NONE;
    }
    if (!wasConfirmed.get()) {
      return Removal.PENDING;
    }
    if (!passkeys().any(accountId.value())) {
      recoveryCodes().removeAll(accountId.value());
    }
    return Removal.IN_FORCE;
  }

  /** Checks a code of an active app and marks it as used. */
  public CodeResult verifyCode(UserId accountId, String code) {
    Instant now = clock.instant();
    return totps()
        .findActive(accountId.value())
        .map(secret -> stepOf(accountId, secret, code, now))
        .filter(OptionalLong::isPresent)
        .map(
            step ->
                totps()
                    .markStepUsed(
                        accountId.value(), step.getAsLong(), TotpGenerator.oldestRemembered(now)))
        .map(first -> first ? CodeResult.RIGHT : CodeResult.REPEATED)
        .orElse(CodeResult.WRONG);
  }

  /** Empty for a secret that was encrypted under a lost key: no code is right any more. */
  private OptionalLong stepOf(UserId accountId, EncryptedSecret sealed, String code, Instant now) {
    try {
      return TotpGenerator.stepOf(opened(accountId, sealed), code, now);
    } catch (KeyRing.UnreadableSecretException e) {
      return OptionalLong.empty();
    }
  }

  private TotpSecret opened(UserId accountId, EncryptedSecret sealed) {
    return new TotpSecret(
        keys.decrypt(KeyRing.Purpose.TOTP_SEAL, label(accountId), sealed.bytes()));
  }

  static String label(UserId accountId) {
    return "totp " + accountId;
  }

  private TotpRepository totps() {
    return new TotpRepository(entityManager);
  }

  private PasskeyRepository passkeys() {
    return new PasskeyRepository(entityManager);
  }

  private RecoveryCodeRepository recoveryCodes() {
    return new RecoveryCodeRepository(entityManager);
  }

  /** The result of checking a code. */
  public enum CodeResult {
    /** It was right, and is now used. */
    RIGHT,
    /** A code that would be right, but was used before (RFC 6238, 5.2). */
    REPEATED,
    WRONG
  }

  /** The result of confirming an app. */
  public enum Confirmation {
    /** The app is active. */
    DONE,
    /** The code was wrong; the app is still pending. */
    WRONG_CODE,
    /** There is no pending app. */
    NOTHING_PENDING
  }

  /** The kind of app that was removed. */
  public enum Removal {
    /** An active app. */
    IN_FORCE,
    /** A pending app. */
    PENDING,
    /** There was no app. */
    NONE
  }
}
