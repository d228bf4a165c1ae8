package org.headgate.accounts.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.headgate.accounts.persistence.imports.AccountImportRepository;
import org.headgate.accounts.persistence.provisioning.AccountProvisioningRepository;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An account whose row stays until everything that belongs to it is erased, in PostgreSQL. */
class DeletedAccountTest {

  private static TestDatabase database;

  private final UUID account = UUID.randomUUID();

  /** All accounts that have its id in their address, as its placeholder has. */
  private final AccountSearchCriteria byId =
      new AccountSearchCriteria(
          Optional.of(account.toString()),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @BeforeAll
  static void start() {
    database = TestDatabase.start(PoolName.PLATFORM);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void deletedAccountIsNeitherShownNorChanged() {
    database.addAccount(account, account + "@example.org");
    assertThat(found()).extracting(AccountView::id).containsExactly(account);

    database.run(
        all ->
            assertThat(new AccountDeletionRepository(all).anonymize(account, Instant.now()))
                .isTrue());

    assertThat(found()).isEmpty();
    database.run(all -> assertThat(new AccountSearchRepository(all).count(byId, 10)).isZero());
    database.run(
        all ->
            assertThat(new AccountContactRepository(all).addressesOf(Set.of(account))).isEmpty());
    assertThat(accounts(all -> all.byId(account).isPresent())).isFalse();
    assertThat(accounts(all -> all.lock(account))).isFalse();
    assertThat(accounts(all -> all.findForUpdate(account).isPresent())).isFalse();
  }

  /** Else an import would take the person for one that it has created already. */
  @Test
  void deletionFreesTheExternalId() {
    String name = "crm-" + account;
    database.addAccount(account, account + "@example.org");
    database.run(all -> new AccountProvisioningRepository(all).nameExternally(account, name));
    assertThat(knownNames(name)).containsExactly(name);

    database.run(
        all ->
            assertThat(new AccountDeletionRepository(all).anonymize(account, Instant.now()))
                .isTrue());

    assertThat(knownNames(name)).isEmpty();
  }

  private static Set<String> knownNames(String name) {
    return database.call(all -> new AccountImportRepository(all).knownNames(Set.of(name)));
  }

  private List<AccountView> found() {
    return database.call(all -> new AccountSearchRepository(all).page(byId, 10));
  }

  private static boolean accounts(Predicate<AccountRepository> question) {
    return database.call(all -> question.test(new AccountRepository(all)));
  }
}
