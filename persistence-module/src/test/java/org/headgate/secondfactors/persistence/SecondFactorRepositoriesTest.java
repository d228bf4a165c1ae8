package org.headgate.secondfactors.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.UserId;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Second factors in PostgreSQL: each is used once, in the epoch of the account in which it began.
 */
class SecondFactorRepositoriesTest {

  private static final int MAX = 2;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private final Instant end = now.plus(Duration.ofMinutes(5));
  private static final EncryptedSecret SECRET = new EncryptedSecret(new byte[] {1, 2, 3});

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.start(PoolName.PLATFORM);

  private final UUID accountId = UUID.randomUUID();
  private final AccountAtEpoch accountAtEpoch = new AccountAtEpoch(new UserId(accountId), 0);
  private final UUID challengeId = UUID.randomUUID();

  @BeforeEach
  void signUp() {
    DATABASE.addAccount(accountId, accountId + "@example.org");
  }

  @Test
  void challengeIsUsedOnce() {
    begin();
    assertThatObject(
            found(
                found -> {
                  found.countAttempt();
                  return List.of(found.email(), found.accountAtEpoch(), found.amr());
                }))
        .isEqualTo(
            Optional.of(List.of(accountId + "@example.org", accountAtEpoch, List.of("pwd"))));
    assertThatObject(found(MfaChallengeEntity::amr)).isNotEqualTo(Optional.empty());
    found(
        found -> {
          found.use(now);
          return true;
        });
    assertThatObject(found(MfaChallengeEntity::amr)).isEqualTo(Optional.empty());
  }

  @Test
  void challengeEndsAfterTooManyAttemptsOrInLaterEpoch() {
    begin();
    for (int i = 0; i < MAX; i++) {
      assertThatObject(
              found(
                  found -> {
                    found.countAttempt();
                    return true;
                  }))
          .isEqualTo(Optional.of(true));
    }
    assertThatObject(found(MfaChallengeEntity::amr)).isEqualTo(Optional.empty());

    UUID next = UUID.randomUUID();
    DATABASE.run(
        entityManager ->
            new MfaChallengeRepository(entityManager)
                .add(next, accountAtEpoch, List.of("pwd"), now, end));
    assertThat(isFound(next)).isTrue();
    update("update platform.account set epoch = 1 where id = :id");
    assertThat(isFound(next)).isFalse();
  }

  @Test
  void onlyChallengesAfterMailedCodeAreRemoved() {
    begin();
    UUID mailed = UUID.randomUUID();
    DATABASE.run(
        entityManager -> {
          MfaChallengeRepository challenges = new MfaChallengeRepository(entityManager);
          challenges.add(mailed, accountAtEpoch, List.of("otp"), now, end);
          challenges.lockMailed(accountId, now);
          challenges.removeMailed(accountId, now);
        });
    assertThat(isFound(mailed)).isFalse();
    assertThat(isFound(challengeId)).isTrue();
  }

  @Test
  void confirmedAppAcceptsEachStepOnce() {
    assertThatObject(totp(totps -> totps.putPending(accountAtEpoch, SECRET, now))).isEqualTo(true);
    assertThatObject(pending()).isEqualTo(Optional.of(SECRET));
    assertThatObject(totp(totps -> totps.findActive(accountId))).isEqualTo(Optional.empty());
    EncryptedSecret other = new EncryptedSecret(new byte[] {4});
    assertThatObject(totp(totps -> totps.confirm(accountId, other, 7, now))).isEqualTo(false);
    assertThatObject(totp(totps -> totps.confirm(accountId, SECRET, 7, now))).isEqualTo(true);
    assertThatObject(pending()).isEqualTo(Optional.empty());
    assertThatObject(totp(totps -> totps.findActive(accountId))).isEqualTo(Optional.of(SECRET));
    assertThatObject(totp(totps -> totps.putPending(accountAtEpoch, other, now))).isEqualTo(false);

    assertThatObject(totp(totps -> totps.markStepUsed(accountId, 7, 1))).isEqualTo(false);
    assertThatObject(totp(totps -> totps.markStepUsed(accountId, 8, 1))).isEqualTo(true);
    assertThatObject(totp(totps -> totps.markStepUsed(accountId, 8, 1))).isEqualTo(false);

    assertThatObject(totp(totps -> totps.remove(accountId))).isEqualTo(Optional.of(true));
    assertThatObject(totp(totps -> totps.remove(accountId))).isEqualTo(Optional.empty());
  }

  @Test
  void pendingAppIsVoidInLaterEpoch() {
    assertThatObject(totp(totps -> totps.putPending(accountAtEpoch, SECRET, now))).isEqualTo(true);
    update("update platform.account set epoch = 1 where id = :id");
    assertThatObject(pending()).isEqualTo(Optional.empty());
    assertThatObject(totp(totps -> totps.remove(accountId))).isEqualTo(Optional.of(false));
  }

  @Test
  void pendingAppIsVoidAfterItsTimeAndActiveAppIsNot() {
    assertThatObject(totp(totps -> totps.putPending(accountAtEpoch, SECRET, now))).isEqualTo(true);
    assertThatObject(totp(totps -> totps.findPending(accountId, now))).isEqualTo(Optional.empty());
    assertThatObject(totp(totps -> totps.confirm(accountId, SECRET, 7, now))).isEqualTo(true);
    update(
        """
        update platform.totp set created_at = created_at - interval '1 year'
         where account_id = :id
        """);

    assertThatObject(totp(totps -> totps.findActive(accountId))).isEqualTo(Optional.of(SECRET));
  }

  @Test
  void recoveryCodeIsUsedOnce() {
    byte[] first = {1};
    byte[] second = {2};
    DATABASE.run(
        entityManager ->
            new RecoveryCodeRepository(entityManager)
                .replace(accountId, List.of(first, second), now));
    assertThatObject(recovery(codes -> codes.use(accountId, first, now))).isEqualTo(true);
    assertThatObject(recovery(codes -> codes.use(accountId, first, now))).isEqualTo(false);
    assertThatObject(recovery(codes -> codes.anyLeft(accountId))).isEqualTo(true);
    SecondFactorDataExport export = totp(totps -> totps.export(accountId));
    assertThat(export)
        .isEqualTo(new SecondFactorDataExport(Optional.empty(), Optional.empty(), 1, 1, List.of()));
    assertThatObject(recovery(codes -> codes.use(accountId, second, now))).isEqualTo(true);
    assertThatObject(recovery(codes -> codes.anyLeft(accountId))).isEqualTo(false);
  }

  @Test
  void passkeyIsStoredUsedRenamedAndRemoved() {
    PasskeyView passkey =
        new PasskeyView(
            UUID.randomUUID(),
            accountId,
            "c" + accountId,
            "Key",
            "k",
            0,
            true,
            now,
            Optional.empty(),
            0);
    assertThatObject(passkeys(all -> all.add(passkey))).isEqualTo(true);
    assertThatObject(passkeys(all -> all.add(passkey))).isEqualTo(false);
    assertThatObject(passkeys(all -> all.of(accountId))).isEqualTo(List.of(passkey));
    assertThatObject(passkeys(all -> all.find(passkey.credentialId())))
        .isEqualTo(Optional.of(passkey));
    assertThatObject(passkeys(all -> all.any(accountId))).isEqualTo(true);
    begin();
    assertThatObject(passkeys(all -> all.ofChallenge(challengeId, now)))
        .isEqualTo(List.of(passkey));

    assertThatObject(passkeys(all -> all.use(passkey.id(), 0, 5, false, now))).isEqualTo(true);
    assertThatObject(passkeys(all -> all.use(passkey.id(), 0, 6, false, now))).isEqualTo(false);
    assertThatObject(passkeys(all -> all.rename(accountId, passkey.id(), "Other"))).isEqualTo(true);
    assertThatObject(passkeys(all -> all.rename(UUID.randomUUID(), passkey.id(), "Foreign")))
        .isEqualTo(false);
    assertThatObject(passkeys(all -> all.remove(UUID.randomUUID(), passkey.id())))
        .isEqualTo(Optional.empty());
    assertThatObject(passkeys(all -> all.remove(accountId, passkey.id())))
        .isEqualTo(Optional.of("Other"));
    assertThatObject(passkeys(all -> all.remove(accountId, passkey.id())))
        .isEqualTo(Optional.empty());
    assertThatObject(passkeys(all -> all.removeAll(accountId))).isEqualTo(0);
  }

  @Test
  void passkeyChallengeIsUsedOnce() {
    UUID nonce = UUID.randomUUID();
    assertThatObject(passkeys(all -> all.useChallenge(nonce, end))).isEqualTo(true);
    assertThatObject(passkeys(all -> all.useChallenge(nonce, end))).isEqualTo(false);
  }

  private void begin() {
    DATABASE.run(
        entityManager ->
            new MfaChallengeRepository(entityManager)
                .add(challengeId, accountAtEpoch, List.of("pwd"), now, end));
  }

  private boolean isFound(UUID id) {
    return DATABASE.call(
        entityManager ->
            new MfaChallengeRepository(entityManager).findForUpdate(id, MAX, now).isPresent());
  }

  private <T> Optional<T> found(Function<MfaChallengeEntity, T> work) {
    return DATABASE.call(
        entityManager ->
            new MfaChallengeRepository(entityManager)
                .findForUpdate(challengeId, MAX, now)
                .map(work));
  }

  private Optional<EncryptedSecret> pending() {
    return totp(totps -> totps.findPending(accountId, now.minusSeconds(1)));
  }

  private <T> T totp(Function<TotpRepository, T> work) {
    return DATABASE.call(entityManager -> work.apply(new TotpRepository(entityManager)));
  }

  private <T> T recovery(Function<RecoveryCodeRepository, T> work) {
    return DATABASE.call(entityManager -> work.apply(new RecoveryCodeRepository(entityManager)));
  }

  private <T> T passkeys(Function<PasskeyRepository, T> work) {
    return DATABASE.call(entityManager -> work.apply(new PasskeyRepository(entityManager)));
  }

  private void update(String sql) {
    DATABASE.run(
        (EntityManager entityManager) ->
            entityManager.createNativeQuery(sql).setParameter("id", accountId).executeUpdate());
  }
}
