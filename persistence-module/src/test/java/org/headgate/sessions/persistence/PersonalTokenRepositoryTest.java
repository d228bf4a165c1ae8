package org.headgate.sessions.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.UserId;
import org.headgate.config.database.PoolName;
import org.headgate.oauth.persistence.PersonalTokenIntrospection;
import org.headgate.oauth.persistence.PersonalTokenIntrospectionQuery;
import org.headgate.oauth.persistence.PersonalTokenIntrospectionRepository;
import org.headgate.oauth.persistence.ServiceAccountEntity;
import org.headgate.oauth.persistence.ServiceAccountRepository;
import org.headgate.oauth.persistence.ServiceAccountSecretEntity;
import org.headgate.pool.persistence.TestDatabase;
import org.headgate.ratelimit.persistence.KeyedHash;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements for personal access tokens, in PostgreSQL. */
class PersonalTokenRepositoryTest {

  private static final byte[] HASH = {1, 2, 3};
  private static final Duration LIFE = Duration.ofHours(1);
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.start(PoolName.PLATFORM);

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private final UserId accountId = new UserId(UUID.randomUUID());
  private final UUID tokenId = UUID.randomUUID();

  @BeforeEach
  void make() {
    execute(
        "insert into platform.account (id, email, password_hash, created_at, roles, epoch)"
            + " values (?1, ?2, '', now(), '{user,operator}', 3)",
        accountId.value(),
        accountId + "@example.org");
    DATABASE.run(
        entityManager ->
            new PersonalTokenRepository(entityManager)
                .add(
                    new PersonalTokenEntity(
                        tokenId,
                        new AccountAtEpoch(accountId, 3),
                        "Backup",
                        HASH,
                        List.of("account:read", "operator:read"),
                        List.of("pwd", "mfa"),
                        now,
                        now.plus(LIFE))));
  }

  @Test
  void validTokenIsFoundByIdAndHash() {
    PersonalTokenView found = findGood(HASH, now).orElseThrow();

    assertThat(found.account().id()).isEqualTo(accountId.value());
    assertThat(found.account().roles()).containsExactly("user", "operator");
    assertThat(found.scopes()).containsExactly("account:read", "operator:read");
    assertThat(found.amr()).containsExactly("pwd", "mfa");
    assertThat(findGood(new byte[] {1}, now)).isEmpty();
    assertThat(findGood(UUID.randomUUID(), HASH, now)).isEmpty();
  }

  @Test
  void tokensEndByTimeAndByAccountEpoch() {
    assertThat(findGood(HASH, now.plus(LIFE))).isEmpty();
    assertThat(ownerOf(now)).isPresent();
    assertThat(ownerOf(now.plus(LIFE))).isEmpty();
    assertThat(tokensOf(accountId)).hasSize(1);

    execute("update platform.account set epoch = 4 where id = ?1", accountId.value());

    assertThat(findGood(HASH, now)).isEmpty();
    assertThat(ownerOf(now)).isEmpty();
    assertThat(tokensOf(accountId)).isEmpty();
  }

  @Test
  void ownerWithdrawsTokenOnce() {
    assertThat(remove(new UserId(UUID.randomUUID()))).isFalse();
    assertThat(remove(accountId)).isTrue();
    assertThat(remove(accountId)).isFalse();
    assertThat(findGood(HASH, now)).isEmpty();
    assertThat(ownerOf(now)).isEmpty();
  }

  @Test
  void tokenUseIsRecordedOncePerInterval() {
    markUsed(now, now.minus(LIFE));
    markUsed(now.plusSeconds(60), now.plusSeconds(60).minus(LIFE));

    assertThat(tokensOf(accountId).get(0).lastUsedAt()).contains(now);
  }

  @Test
  void introspectionFindsValidTokensOfActiveAccounts() {
    UUID clientId = UUID.randomUUID();
    UUID secretId = UUID.randomUUID();
    DATABASE.run(
        entityManager -> {
          ServiceAccountRepository all = new ServiceAccountRepository(entityManager);
          all.add(new ServiceAccountEntity(clientId, "Orders", List.of("introspect"), now));
          entityManager.flush();
          all.add(new ServiceAccountSecretEntity(secretId, clientId, HASH, now));
        });

    PersonalTokenIntrospection found = introspect(clientId, secretId, HASH).orElseThrow();
    assertThat(found.clientScopes()).containsExactly("introspect");
    assertThat(found.token().orElseThrow().scopes())
        .containsExactly("account:read", "operator:read");
    assertThat(found.token().orElseThrow().amr()).containsExactly("pwd", "mfa");
    assertThat(found.token().orElseThrow().email()).isEqualTo(accountId + "@example.org");
    assertThat(introspect(clientId, secretId, new byte[] {9})).isEmpty();

    execute("update platform.account set is_active = false where id = ?1", accountId.value());
    assertThat(introspect(clientId, secretId, HASH).orElseThrow().token()).isEmpty();
  }

  private Optional<PersonalTokenIntrospection> introspect(
      UUID clientId, UUID secretId, byte[] secretHash) {
    return DATABASE.call(
        entityManager ->
            new PersonalTokenIntrospectionRepository(entityManager)
                .find(
                    new PersonalTokenIntrospectionQuery(
                        clientId,
                        secretId,
                        new KeyedHash(secretHash),
                        tokenId,
                        new KeyedHash(HASH),
                        now)));
  }

  private Optional<PersonalTokenView> findGood(byte[] hash, Instant at) {
    return findGood(tokenId, hash, at);
  }

  private static Optional<PersonalTokenView> findGood(UUID id, byte[] hash, Instant at) {
    return call(all -> all.findValid(id, hash, at));
  }

  private Optional<UUID> ownerOf(Instant at) {
    return call(all -> all.owner(tokenId, at)).map(AccountView::id);
  }

  private List<PersonalTokenEntity> tokensOf(UserId accountId) {
    return call(all -> all.of(accountId, now));
  }

  private boolean remove(UserId accountId) {
    return call(all -> all.remove(accountId, tokenId));
  }

  private void markUsed(Instant at, Instant since) {
    call(
        all -> {
          all.markUsed(tokenId, at, since);
          return true;
        });
  }

  private static <T> T call(Function<PersonalTokenRepository, T> work) {
    return DATABASE.call(entityManager -> work.apply(new PersonalTokenRepository(entityManager)));
  }

  private static void execute(String statement, Object... values) {
    DATABASE.run(
        entityManager -> {
          Query query = entityManager.createNativeQuery(statement);
          for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
          }
          query.executeUpdate();
        });
  }
}
