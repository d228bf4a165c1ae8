package org.headgate.accounts.persistence.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.headgate.accounts.persistence.AccountDeletionRepository;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.TestDatabase;
import org.headgate.sessions.persistence.SessionRepository;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attributes of accounts, and the claims that come of them. */
class AccountAttributesRepositoryTest {

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.start(PoolName.PLATFORM);

  private final UUID accountId = UUID.randomUUID();

  @BeforeEach
  void addAccount() {
    DATABASE.addAccount(accountId, accountId + "@example.org");
  }

  @Test
  void attributesAreReplaced() {
    assertThat(find()).contains("{}");

    put("{\"team\":\"Weirs\"}");
    assertThat(find()).contains("{\"team\": \"Weirs\"}");

    put("{}");
    assertThat(find()).contains("{}");
    assertThat(claims()).contains("{}");
  }

  @Test
  void claimsHaveDepartmentAndAttributes() {
    UUID departmentId = UUID.randomUUID();
    put("{\"team\":\"Weirs\"}");
    DATABASE.run(
        entityManager -> {
          entityManager
              .createNativeQuery(
                  "insert into platform.department (id, name, created_at) values (:id, :name, now())")
              .setParameter("id", departmentId)
              .setParameter("name", "Sluices \"" + departmentId + "\"")
              .executeUpdate();
          entityManager
              .createNativeQuery(
                  "update platform.account set department_id = :department where id = :account")
              .setParameter("department", departmentId)
              .setParameter("account", accountId)
              .executeUpdate();
        });

    assertThat(claims().orElseThrow().replace(" ", ""))
        .isEqualTo(
            "{\"department\":{\"id\":\"%1$s\",\"name\":\"Sluices\\\"%1$s\\\"\"},\"attributes\":{\"team\":\"Weirs\"}}"
                .formatted(departmentId));
  }

  @Test
  void deletedAccountHasNoAttributes() {
    put("{\"team\":\"Weirs\"}");
    DATABASE.run(
        entityManager ->
            new AccountDeletionRepository(entityManager).anonymize(accountId, Instant.now()));

    assertThat(find()).isEmpty();
    put("{\"team\":\"Weirs\"}");
    assertThat(claims()).contains("{}");
  }

  private Optional<String> find() {
    return attributes(all -> all.find(accountId));
  }

  private void put(String json) {
    attributes(
        all -> {
          all.put(accountId, json);
          return json;
        });
  }

  private Optional<String> claims() {
    return DATABASE.call(entityManager -> new SessionRepository(entityManager).claims(accountId));
  }

  private static <T> T attributes(Function<AccountAttributesRepository, T> work) {
    return DATABASE.call(
        entityManager -> work.apply(new AccountAttributesRepository(entityManager)));
  }
}
