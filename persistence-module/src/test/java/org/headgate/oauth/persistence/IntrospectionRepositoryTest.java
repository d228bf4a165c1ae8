package org.headgate.oauth.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Query;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.TestDatabase;
import org.headgate.ratelimit.persistence.KeyedHash;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Results of the single statement of an introspection, in PostgreSQL. */
class IntrospectionRepositoryTest {

  private static final KeyedHash HASH = new KeyedHash(new byte[] {1, 2, 3});
  private static final KeyedHash NEWEST = new KeyedHash(new byte[] {4, 5, 6});
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.start(PoolName.PLATFORM);

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private final UUID clientId = UUID.randomUUID();
  private final UUID secretId = UUID.randomUUID();
  private final UUID accountId = UUID.randomUUID();
  private final UUID sessionId = UUID.randomUUID();
  private final String kid = UUID.randomUUID().toString();

  @BeforeEach
  void logIn() {
    DATABASE.run(
        entityManager -> {
          ServiceAccountRepository all = new ServiceAccountRepository(entityManager);
          all.add(new ServiceAccountEntity(clientId, "Orders", List.of("introspect", "x"), now));
          entityManager.flush();
          all.add(new ServiceAccountSecretEntity(secretId, clientId, HASH.bytes(), now));
        });
    execute(
        "insert into platform.account (id, email, password_hash, created_at, roles)"
            + " values (?1, ?2, '', now(), '{user,operator}')",
        accountId,
        accountId + "@example.org");
    execute(
        "insert into platform.session (id, account_id, token_hash, amr, created_at, expires_at, last_used_at)"
            + " values (?1, ?2, ?3, '{pwd}', now(), now() + interval '1 hour', now())",
        sessionId,
        accountId,
        NEWEST.bytes());
    execute(
        "insert into platform.signing_key (kid, public_jwk, created_at, signs_from, retired_at)"
            + " values (?1, '{}', now(), now(), now() + interval '1 day')",
        kid);
  }

  @Test
  void openSessionsAreFoundWithCurrentRoles() {
    IntrospectionView found = find(query(HASH)).orElseThrow();

    assertThat(found.clientScopes()).containsExactly("introspect", "x");
    assertThat(found.isKeyGood()).isTrue();
    assertThat(found.ownerScopes()).contains(List.of("introspect", "x"));
    IntrospectionView.OpenSession open = found.session().orElseThrow();
    assertThat(open.accountId()).isEqualTo(accountId);
    assertThat(open.roles()).containsExactly("user", "operator");
    assertThat(open.expiresAt()).isAfter(now);
  }

  @Test
  void scopesOfAnOwnerAreThoseThatItHasNow() {
    UUID accountId = UUID.randomUUID();
    assertThat(find(owned(accountId)).orElseThrow().ownerScopes()).isEmpty();
    DATABASE.run(
        entityManager ->
            new ServiceAccountRepository(entityManager)
                .add(new ServiceAccountEntity(accountId, "Stock", List.of("orders:read"), now)));

    assertThat(find(owned(accountId)).orElseThrow().ownerScopes()).contains(List.of("orders:read"));
    execute("update platform.service_account set scopes = '{}' where id = ?1", accountId);
    assertThat(find(owned(accountId)).orElseThrow().ownerScopes()).contains(List.of());
    execute("update platform.service_account set is_active = false where id = ?1", accountId);
    assertThat(find(owned(accountId)).orElseThrow().ownerScopes()).isEmpty();
  }

  @Test
  void unauthenticatedClientGetsNoResult() {
    assertThat(find(query(NEWEST))).isEmpty();
    execute("update platform.service_account set is_active = false where id = ?1", clientId);
    assertThat(find(query(HASH))).isEmpty();
  }

  @Test
  void endedSessionsAndInactiveAccountsAreNotFound() {
    execute("update platform.account set is_active = false where id = ?1", accountId);
    assertThat(find(query(HASH)).orElseThrow().session()).isEmpty();
    execute("update platform.account set is_active = true where id = ?1", accountId);
    assertThat(find(query(HASH)).orElseThrow().session()).isPresent();
    execute("update platform.session set ended_at = now() where id = ?1", sessionId);
    assertThat(find(query(HASH)).orElseThrow().session()).isEmpty();
  }

  @Test
  void revokedKeyIsReportedInvalid() {
    execute("update platform.signing_key set revoked_at = now() where kid = ?1", kid);

    assertThat(find(query(HASH)).orElseThrow().isKeyGood()).isFalse();
  }

  @Test
  void onlyNewestRefreshTokenIsActive() {
    assertThat(find(refresh(NEWEST)).orElseThrow().session()).isPresent();
    assertThat(find(refresh(HASH)).orElseThrow().session()).isEmpty();
  }

  private IntrospectionQuery query(KeyedHash secretHash) {
    return query(secretHash, clientId);
  }

  private IntrospectionQuery owned(UUID accountId) {
    return query(HASH, accountId);
  }

  private IntrospectionQuery query(KeyedHash secretHash, UUID accountId) {
    return new IntrospectionQuery(
        clientId,
        secretId,
        secretHash,
        Optional.of(sessionId),
        Optional.empty(),
        Optional.of(accountId),
        Optional.of(kid),
        now);
  }

  private IntrospectionQuery refresh(KeyedHash token) {
    return new IntrospectionQuery(
        clientId,
        secretId,
        HASH,
        Optional.of(sessionId),
        Optional.of(token),
        Optional.empty(),
        Optional.empty(),
        now);
  }

  private static Optional<IntrospectionView> find(IntrospectionQuery query) {
    return DATABASE.call(entityManager -> new IntrospectionRepository(entityManager).find(query));
  }

  private static void execute(String sql, Object... values) {
    DATABASE.run(
        entityManager -> {
          Query statement = entityManager.createNativeQuery(sql);
          for (int place = 0; place < values.length; place++) {
            statement.setParameter(place + 1, values[place]);
          }
          statement.executeUpdate();
        });
  }
}
