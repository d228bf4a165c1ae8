package org.headgate.secondfactors.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.KeyRing;
import org.headgate.secondfactors.persistence.FactorOwnerRepository;
import org.headgate.secondfactors.persistence.PasskeyRepository;
import org.headgate.secondfactors.persistence.PasskeyView;
import org.headgate.secondfactors.persistence.RecoveryCodeRepository;
import org.headgate.secondfactors.persistence.TotpRepository;

/**
 * Stores passkeys, accepts their assertions and removes them; changes run in the caller's
 * transaction.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class PasskeyService {

  private static final int MAX = 20;

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject KeyRing keys;
  @Inject IdGenerator idGenerator;
  @Inject Clock clock;

  /** All passkeys of an account, oldest first; one round trip, outside of any transaction. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<PasskeyView> of(UserId accountId) {
    return passkeys().of(accountId.value());
  }

  /** One round trip, outside of any transaction. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<PasskeyView> find(String credentialId) {
    return passkeys().find(credentialId);
  }

  /**
   * The passkeys that can be the second factor of this log-in; one round trip, outside of any
   * transaction.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<PasskeyView> of(MfaToken logIn) {
    return passkeys().ofChallenge(logIn.challengeId(), clock.instant());
  }

  /**
   * Stores a passkey; the caller has locked the account.
   *
   * @param codes stored with it when it is the account's first second factor
   */
  public RegistrationResult add(
      RegisteredPasskey registered, String name, List<RecoveryCode> codes) {
    UserId accountId = registered.account().id();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!passkeys()
        .useChallenge(registered.challenge().nonce(), registered.challenge().expiresAt())) {
      return new RegistrationResult.UsedBefore();
    }
    List<PasskeyView> present = passkeys().of(accountId.value());
    if (present.size() >= MAX) {
      return new RegistrationResult.TooMany();
    }
    boolean isFirst = present.isEmpty() && !hasApp(accountId);
    PasskeyView passkey = view(registered, name, now);
    if (!passkeys().add(passkey)) {
      return new RegistrationResult.Known();
    }
    if (isFirst) {
      recoveryCodes()
          .replace(
              accountId.value(),
              codes.stream().map(code -> code.hash(keys, accountId)).toList(),
              now);
    }
    return new RegistrationResult.Added(passkey, isFirst);
  }

  /**
   * Marks an answer as used.
   *
   * @return false when its challenge was answered before, the passkey was used or removed
   *     meanwhile, or the account has changed since it was authenticated
   */
  public boolean redeem(VerifiedPasskey passkey) {
    return owners().lock(passkey.account())
        && passkeys().useChallenge(passkey.challenge().nonce(), passkey.challenge().expiresAt())
        && passkeys()
            .use(
                passkey.id(),
                passkey.seenCount(),
                passkey.signCount(),
                passkey.backedUp(),
                clock.instant());
  }

  /**
   * @return whether the account has such a passkey
   */
  public boolean rename(UserId accountId, UUID id, String name) {
    return passkeys().rename(accountId.value(), id, name);
  }

  /**
   * Removes a passkey and, with the last second factor, the recovery codes, which are useless
   * without it; the caller has locked the account.
   *
   * @return its name; empty when the account has no such passkey
   */
  public Optional<String> remove(UserId accountId, UUID id) {
    Optional<String> removed = passkeys().remove(accountId.value(), id);
    if (removed.isPresent() && !passkeys().any(accountId.value()) && !hasApp(accountId)) {
      recoveryCodes().removeAll(accountId.value());
    }
    return removed;
  }

  /**
   * Removes all passkeys; the caller has locked the account.
   *
   * @return how many there were
   */
  public int removeAll(UserId accountId) {
    recoveryCodes().removeAll(accountId.value());
    return passkeys().removeAll(accountId.value());
  }

  private boolean hasApp(UserId accountId) {
    return totps().findActive(accountId.value()).isPresent();
  }

  private PasskeyView view(RegisteredPasskey passkey, String name, Instant now) {
    return new PasskeyView(
        idGenerator.next(),
        passkey.account().id().value(),
        passkey.credentialId(),
        name,
        passkey.publicKey(),
        passkey.signCount(),
        passkey.backedUp(),
        now,
        Optional.empty(),
        passkey.account().epoch());
  }

  private PasskeyRepository passkeys() {
    return new PasskeyRepository(entityManager);
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

  /** The result of adding a passkey. */
  public sealed interface RegistrationResult {

    /**
     * It was stored.
     *
     * @param isFirst whether it is the account's first second factor: recovery codes came with it
     */
    record Added(PasskeyView passkey, boolean isFirst) implements RegistrationResult {}

    /** The challenge was answered before. */
    record UsedBefore() implements RegistrationResult {}

    /** The credential belongs to an account already. */
    record Known() implements RegistrationResult {}

    /** The account has reached the limit of passkeys. */
    record TooMany() implements RegistrationResult {}
  }
}
