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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attributes of accounts, and the claims that come of them. */
class AccountAttributesRepositoryTest {

  private static TestDatabase database;

  private final UUID account = UUID.randomUUID();

  @BeforeAll
  static void start() {
    database = TestDatabase.start(PoolName.PLATFORM);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void addAccount() {
    database.addAccount(account, account + "@example.org");
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
    UUID department = UUID.randomUUID();
    put("{\"team\":\"Weirs\"}");
    database.run(
        entityManager -> {
          entityManager
              .createNativeQuery(
                  "insert into platform.department (id, name, created_at) values (:id, :name, now())")
              .setParameter("id", department)
              .setParameter("name", "Sluices \"" + department + "\"")
              .executeUpdate();
          entityManager
              .createNativeQuery(
                  "update platform.account set department_id = :department where id = :account")
              .setParameter("department", department)
              .setParameter("account", account)
              .executeUpdate();
        });

    assertThat(claims().orElseThrow().replace(" ", ""))
        .isEqualTo(
            "{\"department\":{\"id\":\"%1$s\",\"name\":\"Sluices\\\"%1$s\\\"\"},\"attributes\":{\"team\":\"Weirs\"}}"
                .formatted(department));
  }

  @Test
  void deletedAccountHasNoAttributes() {
    put("{\"team\":\"Weirs\"}");
    database.run(
        entityManager ->
            new AccountDeletionRepository(entityManager).anonymize(account, Instant.now()));

    assertThat(find()).isEmpty();
    put("{\"team\":\"Weirs\"}");
    assertThat(claims()).contains("{}");
  }

  private Optional<String> find() {
    return attributes(all -> all.find(account));
  }

  private void put(String json) {
    attributes(
        all -> {
          all.put(account, json);
          return json;
        });
  }

  private Optional<String> claims() {
    return database.call(entityManager -> new SessionRepository(entityManager).claims(account));
  }

  private static <T> T attributes(Function<AccountAttributesRepository, T> work) {
    return database.call(
        entityManager -> work.apply(new AccountAttributesRepository(entityManager)));
  }
}
