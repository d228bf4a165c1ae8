package org.headgate.accounts.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.UserId;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.TestDatabase;
import org.headgate.secondfactors.persistence.EncryptedSecret;
import org.headgate.secondfactors.persistence.RecoveryCodeRepository;
import org.headgate.secondfactors.persistence.TotpRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Administrators in PostgreSQL: the first one, and those who are mailed to. */
class AdministratorRepositoriesTest {

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private TestDatabase database;

  @BeforeEach
  void start() {
    database = TestDatabase.start(PoolName.PLATFORM);
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void promotedAdministratorIsActive() {
    UUID accountId = new UUID(0, 1);
    add(accountId, "{user}", false, false);

    UUID promoted =
        database.call(
            entityManager ->
                new FirstAdministratorRepository(entityManager).promote(email(accountId)));

    assertThat(promoted).isEqualTo(accountId);
    AccountView view =
        database
            .call(entityManager -> new AccountRepository(entityManager).byId(accountId))
            .orElseThrow();
    assertThat(view.active()).isTrue();
    assertThat(view.roles()).contains("admin");
  }

  @Test
  void firstAdministratorKeepsNothingOfAnUnverifiedAccount() {
    UUID imported = new UUID(0, 4);
    addImported(imported);
    NewAccount chosen =
        new NewAccount(UUID.randomUUID(), email(imported), "y", Optional.empty(), "en", "UTC", now);

    Optional<UUID> administrator =
        database.call(entityManager -> new FirstAdministratorRepository(entityManager).put(chosen));

    assertThat(administrator).contains(imported);
    assertThatObject(database.call(entityManager -> left(entityManager, imported))).isEqualTo("");
  }

  @Test
  void administratorsWithoutMailTakeNoOthersPlace() {
    UUID bounced = new UUID(0, 2);
    UUID reachable = new UUID(0, 3);
    add(bounced, "{user,admin}", true, true);
    add(reachable, "{user,admin}", true, false);

    List<AccountContact> contacts =
        database.call(
            entityManager -> new AccountContactRepository(entityManager).ofAdministrators(1));

    assertThat(contacts).extracting(AccountContact::email).containsExactly(email(reachable));
  }

  /** Unverified, bounced, with attributes and with second factors. */
  private void addImported(UUID accountId) {
    add(accountId, "{user}", false, true);
    EncryptedSecret secret = new EncryptedSecret(new byte[] {1});
    database.run(
        entityManager -> {
          entityManager
              .createNativeQuery(
                  """
                  update platform.account set email_verified_at = null, attributes = '{"team": "red"}'
                   where id = :id
                  """)
              .setParameter("id", accountId)
              .executeUpdate();
          TotpRepository apps = new TotpRepository(entityManager);
          apps.putPending(new AccountAtEpoch(new UserId(accountId), 0), secret, now);
          apps.confirm(accountId, secret, 7, now);
          new RecoveryCodeRepository(entityManager)
              .replace(accountId, List.of(new byte[] {2}), now);
        });
  }

  /** The names of what is left of an earlier account. */
  private static Object left(EntityManager entityManager, UUID accountId) {
    return entityManager
        .createNativeQuery(
            """
            select concat_ws(' ', case when a.email_bounced_at is not null then 'bounce' end,
                             case when a.attributes is not null then 'attributes' end,
                             (select 'app' from platform.totp where account_id = a.id),
                             (select 'codes' from platform.recovery_code where account_id = a.id))
              from platform.account a where a.id = :id
            """)
        .setParameter("id", accountId)
        .getSingleResult();
  }

  private void add(UUID accountId, String roles, boolean isActive, boolean isBounced) {
    database.run(
        entityManager ->
            entityManager
                .createNativeQuery(
                    """
                    insert into platform.account
                           (id, email, password_hash, created_at, email_verified_at, roles, is_active,
                            email_bounced_at)
                    values (:id, :email, 'x', now(), now(), cast(:roles as text[]), :active,
                            case when :bounced then now() end)
                    """)
                .setParameter("id", accountId)
                .setParameter("email", email(accountId))
                .setParameter("roles", roles)
                .setParameter("active", isActive)
                .setParameter("bounced", isBounced)
                .executeUpdate());
  }

  private static String email(UUID accountId) {
    return accountId + "@example.org";
  }
}
