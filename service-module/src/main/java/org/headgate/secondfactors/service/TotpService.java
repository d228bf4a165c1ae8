package org.headgate.secondfactors.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.headgate.common.identity.JudgedAccount;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.KeyRing;
import org.headgate.secondfactors.persistence.EncryptedSecret;
import org.headgate.secondfactors.persistence.PasskeyRepository;
import org.headgate.secondfactors.persistence.RecoveryCodeRepository;
import org.headgate.secondfactors.persistence.TotpRepository;
import org.headgate.secondfactors.persistence.TotpView;

/**
 * Enrols an authenticator app, takes its codes, and takes it away again; always inside the
 * transaction of the one who asks, who has locked the account.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class TotpService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject KeyRing keys;
  @Inject Clock clock;

  /**
   * Keeps a secret until it is confirmed, in the place of an earlier one that was not.
   *
   * @return false when one is in force
   */
  public boolean begin(JudgedAccount owner, TotpSecret secret) {
    byte[] sealed = keys.encrypt(KeyRing.Purpose.TOTP_SEAL, label(owner.id()), secret.bytes());
    return totps().putPending(owner, new EncryptedSecret(sealed), clock.instant());
  }

  /** Puts the app in force when the code is one of its own, and the new recovery codes with it. */
  public Confirmation confirm(UserId account, String code, List<RecoveryCode> codes) {
    Instant now = clock.instant();
    Optional<TotpView> pending = totps().find(account.value()).filter(totp -> !totp.confirmed());
    if (pending.isEmpty()) {
      return Confirmation.NOTHING_PENDING;
    }
    EncryptedSecret sealed = pending.get().secret();
    OptionalLong step = TotpGenerator.stepOf(opened(account, sealed), code, now);
    if (step.isEmpty()) {
      return Confirmation.WRONG_CODE;
    }
    if (!totps().confirm(account.value(), sealed, step.getAsLong(), now)) {
      return Confirmation.NOTHING_PENDING;
    }
    recoveryCodes()
        .replace(
            account.value(), codes.stream().map(drawn -> drawn.hash(keys, account)).toList(), now);
    return Confirmation.DONE;
  }

  /**
   * Takes the app away, and with the last second factor the recovery codes, which without it
   * recover nothing.
   */
  public Removal remove(UserId account) {
    Optional<Boolean> wasConfirmed = totps().remove(account.value());
    if (wasConfirmed.isEmpty()) {
      return Removal.NONE;
    }
    if (!wasConfirmed.get()) {
      return Removal.PENDING;
    }
    if (!passkeys().any(account.value())) {
      recoveryCodes().removeAll(account.value());
    }
    return Removal.IN_FORCE;
  }

  /** Uses a code of an app in force up. */
  public CodeResult verifyCode(UserId account, String code) {
    Instant now = clock.instant();
    return totps()
        .find(account.value())
        .filter(TotpView::confirmed)
        .map(totp -> stepOf(account, totp.secret(), code, now))
        .filter(OptionalLong::isPresent)
        .map(
            step ->
                totps().markStepUsed(account.value(), step.getAsLong(), TotpGenerator.oldest(now)))
        .map(first -> first ? CodeResult.RIGHT : CodeResult.REPEATED)
        .orElse(CodeResult.WRONG);
  }

  /** None of a secret that was sealed under a key that is lost: no code is right any more. */
  private OptionalLong stepOf(UserId account, EncryptedSecret sealed, String code, Instant now) {
    try {
      return TotpGenerator.stepOf(opened(account, sealed), code, now);
    } catch (KeyRing.UnreadableSecret lost) {
      return OptionalLong.empty();
    }
  }

  private TotpSecret opened(UserId account, EncryptedSecret sealed) {
    return new TotpSecret(keys.decrypt(KeyRing.Purpose.TOTP_SEAL, label(account), sealed.bytes()));
  }

  static String label(UserId account) {
    return "totp " + account;
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

  /** What became of a second proof that was offered. */
  public enum CodeResult {
    /** It is used up now. */
    RIGHT,
    /** A code of an app that would be right, but opened the account before (RFC 6238, 5.2). */
    REPEATED,
    WRONG
  }

  /** How an attempt to confirm an app ended. */
  public enum Confirmation {
    /** The app is in force. */
    DONE,
    /** The code was not right; the app still waits. */
    WRONG_CODE,
    /** There is no app that waits. */
    NOTHING_PENDING
  }

  /** What was taken away. */
  public enum Removal {
    /** An app that stood before the log-in. */
    IN_FORCE,
    /** An app that waited to be confirmed. */
    PENDING,
    /** There was none. */
    NONE
  }
}
