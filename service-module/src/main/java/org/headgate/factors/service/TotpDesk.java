package org.headgate.factors.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.headgate.crypto.service.KeyRing;
import org.headgate.factors.persistence.Passkeys;
import org.headgate.factors.persistence.RecoveryCodeHashes;
import org.headgate.factors.persistence.SealedSecret;
import org.headgate.factors.persistence.TotpView;
import org.headgate.factors.persistence.Totps;
import org.headgate.identity.UserId;
import org.headgate.identity.persistence.JudgedAccount;

/**
 * Enrols an authenticator app, takes its codes, and takes it away again; always inside the
 * transaction of the one who asks, who has locked the account.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class TotpDesk {

  @Inject Totps totps;
  @Inject Passkeys passkeys;
  @Inject RecoveryCodeHashes recoveryCodes;
  @Inject KeyRing keys;
  @Inject Clock clock;

  /**
   * Keeps a secret until it is confirmed, in the place of an earlier one that was not.
   *
   * @return false when one is in force
   */
  public boolean begin(JudgedAccount owner, TotpSecret secret) {
    byte[] sealed = keys.seal(KeyRing.Purpose.TOTP_SEAL, label(owner.id()), secret.bytes());
    return totps.putPending(owner, new SealedSecret(sealed), clock.instant());
  }

  /** Puts the app in force when the code is one of its own, and the new recovery codes with it. */
  public TotpConfirmation confirm(UserId account, String code, List<RecoveryCode> codes) {
    Instant now = clock.instant();
    Optional<TotpView> pending = totps.find(account.value()).filter(totp -> !totp.confirmed());
    if (pending.isEmpty()) {
      return TotpConfirmation.NOTHING_PENDING;
    }
    SealedSecret sealed = pending.get().secret();
    OptionalLong step = TotpCodes.stepOf(opened(account, sealed), code, now);
    if (step.isEmpty()) {
      return TotpConfirmation.WRONG_CODE;
    }
    if (!totps.confirm(account.value(), sealed, step.getAsLong(), now)) {
      return TotpConfirmation.NOTHING_PENDING;
    }
    recoveryCodes.replace(
        account.value(), codes.stream().map(drawn -> drawn.hash(keys, account)).toList(), now);
    return TotpConfirmation.DONE;
  }

  /**
   * Takes the app away, and with the last second factor the recovery codes, which without it
   * recover nothing.
   */
  public TotpRemoval remove(UserId account) {
    Optional<Boolean> wasConfirmed = totps.remove(account.value());
    if (wasConfirmed.isEmpty()) {
      return TotpRemoval.NONE;
    }
    if (!wasConfirmed.get()) {
      return TotpRemoval.PENDING;
    }
    if (!passkeys.any(account.value())) {
      recoveryCodes.removeAll(account.value());
    }
    return TotpRemoval.IN_FORCE;
  }

  /** Uses a code of an app in force up. */
  public ProofUse redeem(UserId account, String code) {
    Instant now = clock.instant();
    return totps
        .find(account.value())
        .filter(TotpView::confirmed)
        .map(totp -> TotpCodes.stepOf(opened(account, totp.secret()), code, now))
        .filter(OptionalLong::isPresent)
        .map(step -> totps.useStep(account.value(), step.getAsLong(), TotpCodes.oldest(now)))
        .map(first -> first ? ProofUse.RIGHT : ProofUse.REPEATED)
        .orElse(ProofUse.WRONG);
  }

  private TotpSecret opened(UserId account, SealedSecret sealed) {
    return new TotpSecret(keys.open(KeyRing.Purpose.TOTP_SEAL, label(account), sealed.bytes()));
  }

  private static String label(UserId account) {
    return "totp " + account;
  }
}
