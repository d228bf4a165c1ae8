package org.headgate.accounts.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Administrators in PostgreSQL: the first one, and those who are mailed to. */
class AdministratorRepositoriesTest {

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
