package org.headgate.oauth.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Service accounts and their secrets in PostgreSQL. */
class ServiceAccountRepositoryTest {

  private static final byte[] HASH = {1, 2, 3};
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.start(PoolName.PLATFORM);

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private final UUID serviceAccountId = UUID.randomUUID();
  private final UUID secretId = UUID.randomUUID();

  @BeforeEach
  void create() {
    DATABASE.run(
        entityManager -> {
          ServiceAccountRepository all = new ServiceAccountRepository(entityManager);
          all.add(new ServiceAccountEntity(serviceAccountId, "Orders", List.of("a", "b"), now));
          entityManager.flush();
          all.add(new ServiceAccountSecretEntity(secretId, serviceAccountId, HASH, now));
        });
  }

  @Test
  void lookupNeedsIdSecretAndHash() {
    assertThat(isFound(serviceAccountId, secretId, HASH)).isTrue();
    assertThat(isFound(UUID.randomUUID(), secretId, HASH)).isFalse();
    assertThat(isFound(serviceAccountId, UUID.randomUUID(), HASH)).isFalse();
    assertThat(isFound(serviceAccountId, secretId, new byte[] {1})).isFalse();
  }

  @Test
  void inactiveServiceAccountIsNotFoundBySecret() {
    DATABASE.run(
        entityManager ->
            new ServiceAccountRepository(entityManager)
                .findForUpdate(serviceAccountId)
                .orElseThrow()
                .change(Optional.empty(), Optional.of(List.of("c")), Optional.of(false)));

    assertThat(isFound(serviceAccountId, secretId, HASH)).isFalse();
    assertThat(call(all -> all.find(serviceAccountId)).orElseThrow().scopes()).containsExactly("c");
  }

  @Test
  void secretUseIsRecordedAndSecretIsDeletedOnce() {
    call(
        all -> {
          all.markUsed(secretId, now);
          return true;
        });
    assertThat(secretsOf(List.of(serviceAccountId)).get(0).lastUsedAt()).contains(now);

    assertThatObject(call(all -> all.deleteSecret(UUID.randomUUID(), secretId))).isEqualTo(false);
    assertThatObject(call(all -> all.deleteSecret(serviceAccountId, secretId))).isEqualTo(true);
    assertThatObject(call(all -> all.deleteSecret(serviceAccountId, secretId))).isEqualTo(false);
  }

  /** No token may be issued for a secret after its removal. */
  @Test
  void useOfSecretThatIsNoLongerGoodIsNotRecorded() {
    assertThatObject(call(all -> all.markUsed(secretId, now))).isEqualTo(true);
    setActive(false);
    assertThatObject(call(all -> all.markUsed(secretId, now))).isEqualTo(false);

    setActive(true);
    call(all -> all.deleteSecret(serviceAccountId, secretId));
    assertThatObject(call(all -> all.markUsed(secretId, now))).isEqualTo(false);
  }

  @Test
  void secretsAreDeletedWithServiceAccount() {
    call(
        all -> {
          all.delete(all.findForUpdate(serviceAccountId).orElseThrow());
          return true;
        });

    assertThat(secretsOf(List.of(serviceAccountId))).isEmpty();
    assertThat(secretsOf(List.of())).isEmpty();
  }

  private void setActive(boolean isActive) {
    DATABASE.run(
        entityManager ->
            new ServiceAccountRepository(entityManager)
                .findForUpdate(serviceAccountId)
                .orElseThrow()
                .change(Optional.empty(), Optional.empty(), Optional.of(isActive)));
  }

  private static List<ServiceAccountSecretEntity> secretsOf(List<UUID> accounts) {
    return call(all -> all.secretsOf(accounts));
  }

  private static boolean isFound(UUID serviceAccountId, UUID secretId, byte[] hash) {
    return call(all -> all.byActiveSecret(serviceAccountId, secretId, hash)).isPresent();
  }

  private static <T> T call(Function<ServiceAccountRepository, T> work) {
    return DATABASE.call(entityManager -> work.apply(new ServiceAccountRepository(entityManager)));
  }
}
