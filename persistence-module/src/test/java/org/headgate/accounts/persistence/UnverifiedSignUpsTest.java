package org.headgate.accounts.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.TestDatabase;
import org.headgate.tasks.persistence.ExpiredRowRepository;
import org.headgate.tasks.persistence.ExpiringTable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The housekeeping of accounts and changes of people who never proved an address. */
class UnverifiedSignUpsTest {

  private static final Duration LIFETIME = Duration.ofDays(30);
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.start(PoolName.PLATFORM);

  private final Instant now = Instant.now();

  @Test
  void signUpsAreRemovedAfterTheirLifetime() {
    UUID old = signUp(LIFETIME.plusHours(1));
    UUID recent = signUp(LIFETIME.minusHours(1));

    assertThat(removeUnverified(100)).contains(old).doesNotContain(recent);

    assertThat(exists(old)).isFalse();
    assertThat(exists(recent)).isTrue();
  }

  @Test
  void accountsOfOwnersAndAdministratorsStay() {
    UUID verified = signUp(LIFETIME.plusDays(1));
    UUID provisioned = signUp(LIFETIME.plusDays(1));
    UUID inactive = signUp(LIFETIME.plusDays(1));
    UUID deleted = signUp(LIFETIME.plusDays(1));
    set(verified, "email_verified_at = now()");
    set(provisioned, "is_provisioned = true");
    set(inactive, "is_active = false");
    set(deleted, "deleted_at = now()");

    assertThat(removeUnverified(100)).doesNotContain(verified, provisioned, inactive, deleted);

    assertThat(List.of(verified, provisioned, inactive, deleted))
        .allMatch(UnverifiedSignUpsTest::exists);
  }

  /** Roles, department and attributes were meant for the owner of the address. */
  @Test
  void signUpsThatAnAdministratorChangedStay() {
    UUID promoted = signUp(LIFETIME.plusDays(1));
    UUID placed = signUp(LIFETIME.plusDays(1));
    UUID described = signUp(LIFETIME.plusDays(1));
    UUID department = UUID.randomUUID();
    DATABASE.run(
        entityManager ->
            entityManager
                .createNativeQuery(
                    "insert into platform.department (id, name, created_at) values (:id, :name, now())")
                .setParameter("id", department)
                .setParameter("name", "D" + department)
                .executeUpdate());
    set(promoted, "roles = '{user,operator}'");
    set(placed, "department_id = '" + department + "'");
    set(described, "attributes = jsonb_build_object('team', 'Weirs')");

    assertThat(removeUnverified(100)).doesNotContain(promoted, placed, described);

    set(promoted, "roles = '{user}'");
    assertThat(removeUnverified(100)).contains(promoted);
  }

  @Test
  void oldestSignUpsAreRemovedFirstAndInBatches() {
    UUID second = signUp(LIFETIME.plusDays(1000));
    UUID first = signUp(LIFETIME.plusDays(1001));

    assertThat(removeUnverified(1)).containsExactly(first);
    assertThat(removeUnverified(1)).containsExactly(second);
  }

  @Test
  void unconfirmedChangesOfAddressAreRemoved() {
    UUID old = signUp(Duration.ZERO);
    UUID recent = signUp(Duration.ZERO);
    changeEmail(old, Duration.ofHours(25));
    changeEmail(recent, Duration.ofHours(23));

    DATABASE.run(
        entityManager ->
            new ExpiredRowRepository(entityManager)
                .remove(
                    new ExpiringTable("platform.email_change", "requested_at"),
                    now.minus(Duration.ofDays(1)),
                    100));

    assertThat(isChanging(old)).isFalse();
    assertThat(isChanging(recent)).isTrue();
  }

  private UUID signUp(Duration ago) {
    UUID id = UUID.randomUUID();
    DATABASE.addAccount(id, id + "@example.org");
    DATABASE.run(
        entityManager ->
            entityManager
                .createNativeQuery("update platform.account set created_at = :at where id = :id")
                .setParameter("at", now.minus(ago))
                .setParameter("id", id)
                .executeUpdate());
    return id;
  }

  private void changeEmail(UUID accountId, Duration ago) {
    DATABASE.run(
        entityManager ->
            entityManager
                .createNativeQuery(
                    "insert into platform.email_change (account_id, new_email, requested_at)"
                        + " values (:account, :email, :at)")
                .setParameter("account", accountId)
                .setParameter("email", "new-" + accountId + "@example.org")
                .setParameter("at", now.minus(ago))
                .executeUpdate());
  }

  private List<UUID> removeUnverified(int limit) {
    return DATABASE.call(
        entityManager -> {
          AccountDeletionRepository deletion = new AccountDeletionRepository(entityManager);
          Instant signedUpBefore = now.minus(LIFETIME);
          return deletion.removeUnverified(
              deletion.unverified(signedUpBefore, limit), signedUpBefore);
        });
  }

  private static void set(UUID accountId, String change) {
    DATABASE.run(
        entityManager ->
            entityManager
                .createNativeQuery("update platform.account set " + change + " where id = :id")
                .setParameter("id", accountId)
                .executeUpdate());
  }

  private static boolean exists(UUID accountId) {
    return DATABASE.call(
        entityManager -> new AccountExportRepository(entityManager).account(accountId).isPresent());
  }

  private static boolean isChanging(UUID accountId) {
    return DATABASE.call(
        entityManager -> new EmailChangeRepository(entityManager).of(accountId).isPresent());
  }
}
