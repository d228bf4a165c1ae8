package org.headgate.accounts.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.UserId;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts, departments and changes of addresses in PostgreSQL. */
class AccountRepositoriesTest {

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.start(PoolName.PLATFORM);

  private final UUID account = UUID.randomUUID();
  private final UUID department = UUID.randomUUID();
  private final AccountAtEpoch accountAtEpoch = new AccountAtEpoch(new UserId(account), 0);

  @BeforeEach
  void signUp() {
    signUp(account);
  }

  @Test
  void profileChangeKeepsOtherColumns() {
    DATABASE.run(
        entityManager -> {
          AccountEntity owned =
              new AccountRepository(entityManager).findForUpdate(account).orElseThrow();
          new AccountEpochRepository(entityManager).raise(account);
          AccountUpdate change =
              new AccountUpdate(true, Optional.of("Ada"), Optional.of("de"), Optional.of("UTC"));
          assertThat(owned.describe(change)).containsExactly("full_name", "locale");
          assertThat(owned.describe(change)).isEmpty();
        });

    AccountView view = accounts(all -> all.byId(account)).orElseThrow();
    assertThat(view.fullName()).contains("Ada");
    assertThat(view.locale()).isEqualTo("de");
    assertThat(view.epoch()).isEqualTo(1);
    assertThatObject(accounts(all -> all.findForUpdate(UUID.randomUUID())).isPresent())
        .isEqualTo(false);
  }

  @Test
  void updatedAtChangesOnlyWithStandardClaims() {
    Instant signedUp = standardClaims().updatedAt().orElseThrow();

    DATABASE.run(entityManager -> new AccountEpochRepository(entityManager).raise(account));
    assertThat(standardClaims().updatedAt()).contains(signedUp);

    DATABASE.run(
        entityManager ->
            new AccountRepository(entityManager)
                .findForUpdate(account)
                .orElseThrow()
                .describe(
                    new AccountUpdate(
                        false, Optional.empty(), Optional.empty(), Optional.of("Asia/Tokyo"))));
    assertThat(standardClaims().timeZone()).isEqualTo("Asia/Tokyo");
    assertThat(standardClaims().updatedAt().orElseThrow()).isAfter(signedUp);
  }

  private StandardClaims standardClaims() {
    return accounts(all -> all.standardClaims(account)).orElseThrow();
  }

  @Test
  void departmentCountsItsMembers() {
    departments(
        all -> {
          all.add(department, "Dep " + department, now);
          return true;
        });
    DATABASE.run(
        entityManager ->
            new AccountSearchRepository(entityManager)
                .put(account, true, Set.of(Role.USER, Role.ADMIN), Optional.of(department)));

    AccountView view = accounts(all -> all.byId(account)).orElseThrow();
    assertThat(view.department())
        .contains(new AccountView.Department(department, "Dep " + department));
    assertThat(view.roles()).containsExactlyInAnyOrder("user", "admin");
    assertThat(departments(all -> all.find(department)).orElseThrow().members()).isEqualTo(1);
    assertThat(
            DATABASE
                .call(entityManager -> new AccountExportRepository(entityManager).account(account))
                .orElseThrow()
                .department())
        .contains("Dep " + department);

    departments(
        all -> {
          all.rename(department, "Other " + department);
          return true;
        });
    assertThatObject(departments(all -> all.isTaken("other " + department, Optional.empty())))
        .isEqualTo(true);
    DATABASE.run(
        entityManager ->
            new AccountSearchRepository(entityManager)
                .put(account, false, Set.of(Role.USER), Optional.empty()));
    departments(
        all -> {
          all.remove(department);
          return true;
        });
    assertThatObject(departments(all -> all.find(department))).isEqualTo(Optional.empty());
    assertThat(accounts(all -> all.byId(account)).orElseThrow().active()).isFalse();
  }

  @Test
  void exportContainsWhenTheAddressBounced() {
    DATABASE.run(
        entityManager ->
            assertThat(
                    new AddressBounceRepository(entityManager)
                        .mark(account, account + "@example.org", now))
                .isTrue());

    assertThat(
            DATABASE
                .call(entityManager -> new AccountExportRepository(entityManager).account(account))
                .orElseThrow()
                .emailBouncedAt())
        .contains(now);
  }

  @Test
  void emailChangeIsVoidInLaterEpoch() {
    assertThatObject(changes(all -> all.put(accountAtEpoch, "new@example.org", now)))
        .isEqualTo(true);
    assertThatObject(changes(all -> all.of(account))).isEqualTo(Optional.of("new@example.org"));
    DATABASE.run(entityManager -> new AccountEpochRepository(entityManager).raise(account));
    assertThatObject(changes(all -> all.of(account))).isEqualTo(Optional.empty());
    assertThatObject(changes(all -> all.changeEmail(accountAtEpoch, "new@example.org", now)))
        .isEqualTo(false);
    changes(
        all -> {
          all.remove(account);
          return true;
        });
  }

  @Test
  void accountCreatedByAdministratorIsNotRemovedAsSignUp() {
    DATABASE.run(
        entityManager ->
            entityManager
                .createNativeQuery(
                    "update platform.account set is_provisioned = true where id = :id")
                .setParameter("id", account)
                .executeUpdate());

    assertThatObject(changes(all -> all.removePending(account + "@example.org")))
        .isEqualTo(Optional.empty());

    assertThatObject(accounts(all -> all.byId(account))).isNotEqualTo(Optional.empty());
  }

  @Test
  void onlyUnverifiedSignUpsAreRemoved() {
    UUID verified = UUID.randomUUID();
    signUp(verified);
    DATABASE.run(
        entityManager ->
            entityManager
                .createNativeQuery(
                    "update platform.account set email_verified_at = now() where id = :id")
                .setParameter("id", verified)
                .executeUpdate());
    assertThatObject(changes(all -> all.removePending(account + "@example.org")))
        .isEqualTo(Optional.of(account));
    assertThatObject(changes(all -> all.removePending(verified + "@example.org")))
        .isEqualTo(Optional.empty());
    assertThatObject(accounts(all -> all.byId(account))).isEqualTo(Optional.empty());
    assertThatObject(accounts(all -> all.byId(verified))).isNotEqualTo(Optional.empty());
    DATABASE.run(
        entityManager -> {
          AccountDeletionRepository deletions = new AccountDeletionRepository(entityManager);
          AccountAtEpoch owner = new AccountAtEpoch(new UserId(verified), 0);
          deletions.remove(verified);
          assertThat(deletions.anonymize(owner, now)).isTrue();
          assertThat(deletions.anonymize(owner, now)).isFalse();
        });
    DATABASE.run(entityManager -> new AccountDeletionRepository(entityManager).remove(verified));
    assertThatObject(accounts(all -> all.byId(verified))).isEqualTo(Optional.empty());
  }

  private static void signUp(UUID id) {
    DATABASE.addAccount(id, id + "@example.org");
  }

  private static <T> T accounts(Function<AccountRepository, T> work) {
    return DATABASE.call(entityManager -> work.apply(new AccountRepository(entityManager)));
  }

  private static <T> T departments(Function<DepartmentRepository, T> work) {
    return DATABASE.call(entityManager -> work.apply(new DepartmentRepository(entityManager)));
  }

  private static <T> T changes(Function<EmailChangeRepository, T> work) {
    return DATABASE.call(entityManager -> work.apply(new EmailChangeRepository(entityManager)));
  }
}
