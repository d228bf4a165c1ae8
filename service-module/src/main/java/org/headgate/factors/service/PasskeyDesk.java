package org.headgate.factors.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.crypto.service.Ids;
import org.headgate.crypto.service.KeyRing;
import org.headgate.factors.persistence.FactorOwnerRepository;
import org.headgate.factors.persistence.PasskeyAnswers;
import org.headgate.factors.persistence.PasskeyView;
import org.headgate.factors.persistence.Passkeys;
import org.headgate.factors.persistence.RecoveryCodeHashes;
import org.headgate.factors.persistence.TotpView;
import org.headgate.factors.persistence.Totps;
import org.headgate.identity.UserId;

/**
 * Keeps passkeys, takes their proofs, and takes them away again; changes are always inside the
 * transaction of the one who asks.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class PasskeyDesk {

  private static final int MOST = 20;

  @Inject Passkeys passkeys;
  @Inject FactorOwnerRepository owners;
  @Inject PasskeyAnswers answers;
  @Inject Totps totps;
  @Inject RecoveryCodeHashes recoveryCodes;
  @Inject KeyRing keys;
  @Inject Ids ids;
  @Inject Clock clock;

  /** One round trip, outside of any transaction: the oldest first. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<PasskeyView> of(UserId account) {
    return passkeys.of(account.value());
  }

  /** One round trip, outside of any transaction. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<PasskeyView> find(String credentialId) {
    return passkeys.find(credentialId);
  }

  /** One round trip, outside of any transaction: those that a log-in halfway may go on with. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<PasskeyView> of(MfaToken logIn) {
    return passkeys.ofChallenge(logIn.challenge(), clock.instant());
  }

  /**
   * Keeps a passkey; the account is locked by whoever asks.
   *
   * @param codes kept with it when it is the account's first second factor
   */
  public PasskeyAddition add(MadePasskey made, String name, List<RecoveryCode> codes) {
    UserId account = made.account().id();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!answers.use(made.challenge().nonce(), made.challenge().expiresAt())) {
      return new PasskeyAddition.UsedBefore();
    }
    List<PasskeyView> present = passkeys.of(account.value());
    if (present.size() >= MOST) {
      return new PasskeyAddition.TooMany();
    }
    boolean isFirst = present.isEmpty() && !hasApp(account);
    PasskeyView passkey = view(made, name, now);
    if (!passkeys.add(passkey)) {
      return new PasskeyAddition.Known();
    }
    if (isFirst) {
      recoveryCodes.replace(
          account.value(), codes.stream().map(code -> code.hash(keys, account)).toList(), now);
    }
    return new PasskeyAddition.Added(passkey, isFirst);
  }

  /**
   * Uses a proof up.
   *
   * @return false when its challenge was answered before, the passkey was used or removed
   *     meanwhile, or the account is not any more what was judged
   */
  public boolean redeem(ProvenPasskey proven) {
    return owners.lock(proven.account())
        && answers.use(proven.challenge().nonce(), proven.challenge().expiresAt())
        && passkeys.use(
            proven.id(),
            proven.seenCount(),
            proven.signCount(),
            proven.backedUp(),
            clock.instant());
  }

  /**
   * @return whether the account has such a passkey
   */
  public boolean rename(UserId account, UUID id, String name) {
    return passkeys.rename(account.value(), id, name);
  }

  /**
   * Takes a passkey away, and with the last second factor the recovery codes, which without it
   * recover nothing; the account is locked by whoever asks.
   *
   * @return its name; empty when the account has no such passkey
   */
  public Optional<String> remove(UserId account, UUID id) {
    Optional<String> removed = passkeys.remove(account.value(), id);
    if (removed.isPresent() && !passkeys.any(account.value()) && !hasApp(account)) {
      recoveryCodes.removeAll(account.value());
    }
    return removed;
  }

  /**
   * Takes all of them away; the account is locked by whoever asks.
   *
   * @return how many there were
   */
  public int removeAll(UserId account) {
    recoveryCodes.removeAll(account.value());
    return passkeys.removeAll(account.value());
  }

  private boolean hasApp(UserId account) {
    return totps.find(account.value()).filter(TotpView::confirmed).isPresent();
  }

  private PasskeyView view(MadePasskey made, String name, Instant now) {
    return new PasskeyView(
        ids.next(),
        made.account().id().value(),
        made.credentialId(),
        name,
        made.publicKey(),
        made.signCount(),
        made.backedUp(),
        now,
        Optional.empty(),
        made.account().epoch());
  }
}
