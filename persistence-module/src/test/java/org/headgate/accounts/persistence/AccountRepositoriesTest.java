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

  private final UUID accountId = UUID.randomUUID();
  private final UUID departmentId = UUID.randomUUID();
  private final AccountAtEpoch accountAtEpoch = new AccountAtEpoch(new UserId(accountId), 0);

  @BeforeEach
  void signUp() {
    signUp(accountId);
  }

  @Test
  void profileChangeKeepsOtherColumns() {
    DATABASE.run(
        entityManager -> {
          AccountEntity owned =
              new AccountRepository(entityManager).findForUpdate(accountId).orElseThrow();
          new AccountEpochRepository(entityManager).raise(accountId);
          AccountUpdate change =
              new AccountUpdate(true, Optional.of("Ada"), Optional.of("de"), Optional.of("UTC"));
          assertThat(owned.describe(change)).containsExactly("full_name", "locale");
          assertThat(owned.describe(change)).isEmpty();
        });

    AccountView view = accounts(all -> all.byId(accountId)).orElseThrow();
    assertThat(view.fullName()).contains("Ada");
    assertThat(view.locale()).isEqualTo("de");
    assertThat(view.epoch()).isEqualTo(1);
    assertThatObject(accounts(all -> all.findForUpdate(UUID.randomUUID())).isPresent())
        .isEqualTo(false);
  }

  @Test
  void updatedAtChangesOnlyWithStandardClaims() {
    Instant signedUp = standardClaims().updatedAt().orElseThrow();

    DATABASE.run(entityManager -> new AccountEpochRepository(entityManager).raise(accountId));
    assertThat(standardClaims().updatedAt()).contains(signedUp);

    DATABASE.run(
        entityManager ->
            new AccountRepository(entityManager)
                .findForUpdate(accountId)
                .orElseThrow()
                .describe(
                    new AccountUpdate(
                        false, Optional.empty(), Optional.empty(), Optional.of("Asia/Tokyo"))));
    assertThat(standardClaims().timeZone()).isEqualTo("Asia/Tokyo");
    assertThat(standardClaims().updatedAt().orElseThrow()).isAfter(signedUp);
  }

  private StandardClaims standardClaims() {
    return accounts(all -> all.standardClaims(accountId)).orElseThrow();
  }

  @Test
  void departmentCountsItsMembers() {
    addDepartmentWithAccount();

    AccountView view = accounts(all -> all.byId(accountId)).orElseThrow();
    assertThat(view.department())
        .contains(new AccountView.Department(departmentId, "Dep " + departmentId));
    assertThat(view.roles()).containsExactlyInAnyOrder("user", "admin");
    assertThat(departments(all -> all.find(departmentId)).orElseThrow().members()).isEqualTo(1);
    assertThat(
            DATABASE
                .call(
                    entityManager -> new AccountExportRepository(entityManager).account(accountId))
                .orElseThrow()
                .department())
        .contains("Dep " + departmentId);
  }

  @Test
  void departmentIsRenamedAndRemovedOnceItHasNoMembers() {
    addDepartmentWithAccount();

    departments(
        all -> {
          all.rename(departmentId, "Other " + departmentId);
          return true;
        });
    assertThatObject(departments(all -> all.isTaken("other " + departmentId, Optional.empty())))
        .isEqualTo(true);
    DATABASE.run(
        entityManager ->
            new AccountSearchRepository(entityManager)
                .put(accountId, false, Set.of(Role.USER), Optional.empty()));
    departments(
        all -> {
          all.remove(departmentId);
          return true;
        });
    assertThatObject(departments(all -> all.find(departmentId))).isEqualTo(Optional.empty());
    assertThat(accounts(all -> all.byId(accountId)).orElseThrow().active()).isFalse();
  }

  private void addDepartmentWithAccount() {
    departments(
        all -> {
          all.add(departmentId, "Dep " + departmentId, now);
          return true;
        });
    DATABASE.run(
        entityManager ->
            new AccountSearchRepository(entityManager)
                .put(accountId, true, Set.of(Role.USER, Role.ADMIN), Optional.of(departmentId)));
  }

  @Test
  void exportContainsWhenTheAddressBounced() {
    DATABASE.run(
        entityManager ->
            assertThat(
                    new AddressBounceRepository(entityManager)
                        .mark(accountId, accountId + "@example.org", now))
                .isTrue());

    assertThat(
            DATABASE
                .call(
                    entityManager -> new AccountExportRepository(entityManager).account(accountId))
                .orElseThrow()
                .emailBouncedAt())
        .contains(now);
  }

  @Test
  void emailChangeIsVoidInLaterEpoch() {
    assertThatObject(changes(all -> all.put(accountAtEpoch, "new@example.org", now)))
        .isEqualTo(true);
    assertThatObject(changes(all -> all.of(accountId))).isEqualTo(Optional.of("new@example.org"));
    DATABASE.run(entityManager -> new AccountEpochRepository(entityManager).raise(accountId));
    assertThatObject(changes(all -> all.of(accountId))).isEqualTo(Optional.empty());
    assertThatObject(changes(all -> all.changeEmail(accountAtEpoch, "new@example.org", now)))
        .isEqualTo(false);
    changes(
        all -> {
          all.remove(accountId);
          return true;
        });
  }

  @Test
  void addressIsHeldWhileTheAccountHasIt() {
    String address = accountId + "@example.org";
    assertThatObject(changes(all -> all.holdAddress(accountId, address))).isEqualTo(true);
    assertThatObject(changes(all -> all.changeEmail(accountAtEpoch, "new-" + address, now)))
        .isEqualTo(true);
    assertThatObject(changes(all -> all.holdAddress(accountId, address))).isEqualTo(false);
  }

  @Test
  void accountCreatedByAdministratorIsNotRemovedAsSignUp() {
    DATABASE.run(
        entityManager ->
            entityManager
                .createNativeQuery(
                    "update platform.account set is_provisioned = true where id = :id")
                .setParameter("id", accountId)
                .executeUpdate());

    assertThatObject(changes(all -> all.removePending(accountId + "@example.org")))
        .isEqualTo(Optional.empty());

    assertThatObject(accounts(all -> all.byId(accountId))).isNotEqualTo(Optional.empty());
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
    assertThatObject(changes(all -> all.removePending(accountId + "@example.org")))
        .isEqualTo(Optional.of(accountId));
    assertThatObject(changes(all -> all.removePending(verified + "@example.org")))
        .isEqualTo(Optional.empty());
    assertThatObject(accounts(all -> all.byId(accountId))).isEqualTo(Optional.empty());
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
