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
import org.headgate.common.identity.EmailAddress;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** An account whose row stays until everything that belongs to it is erased, in PostgreSQL. */
class DeletedAccountTest {

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.start(PoolName.PLATFORM);

  private final UUID accountId = UUID.randomUUID();

  /** All accounts that have its id in their address, as its placeholder has. */
  private final AccountSearchCriteria byId =
      new AccountSearchCriteria(
          Optional.of(accountId.toString()),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @Test
  void deletedAccountIsNeitherShownNorChanged() {
    DATABASE.addAccount(accountId, accountId + "@example.org");
    assertThat(found()).extracting(AccountView::id).containsExactly(accountId);

    DATABASE.run(
        all ->
            assertThat(new AccountDeletionRepository(all).anonymize(accountId, Instant.now()))
                .isTrue());

    assertThat(found()).isEmpty();
    DATABASE.run(all -> assertThat(new AccountSearchRepository(all).count(byId, 10)).isZero());
    DATABASE.run(
        all ->
            assertThat(new AccountContactRepository(all).addressesOf(Set.of(accountId))).isEmpty());
    assertThat(accounts(all -> all.byId(accountId).isPresent())).isFalse();
    assertThat(accounts(all -> all.lock(accountId))).isFalse();
    assertThat(accounts(all -> all.findForUpdate(accountId).isPresent())).isFalse();
  }

  /** Else whoever knows the id could sign up with it before, and keep the account from deletion. */
  @Test
  void nobodyCanSignUpWithWhatReplacesTheAddress() {
    DATABASE.addAccount(accountId, accountId + "@example.org");

    DATABASE.run(
        all ->
            assertThat(new AccountDeletionRepository(all).anonymize(accountId, Instant.now()))
                .isTrue());

    assertThat(EmailAddress.stored(storedAddress()).refusal()).isPresent();
  }

  private String storedAddress() {
    return DATABASE.call(
        all ->
            (String)
                all.createNativeQuery("select email from platform.account where id = :id")
                    .setParameter("id", accountId)
                    .getSingleResult());
  }

  /** Else an import would take the person for one that it has created already. */
  @Test
  void deletionFreesTheExternalId() {
    String name = "crm-" + accountId;
    DATABASE.addAccount(accountId, accountId + "@example.org");
    DATABASE.run(all -> new AccountProvisioningRepository(all).nameExternally(accountId, name));
    assertThat(knownNames(name)).containsExactly(name);

    DATABASE.run(
        all ->
            assertThat(new AccountDeletionRepository(all).anonymize(accountId, Instant.now()))
                .isTrue());

    assertThat(knownNames(name)).isEmpty();
  }

  private static Set<String> knownNames(String name) {
    return DATABASE.call(all -> new AccountImportRepository(all).knownNames(Set.of(name)));
  }

  private List<AccountView> found() {
    return DATABASE.call(all -> new AccountSearchRepository(all).page(byId, 10));
  }

  private static boolean accounts(Predicate<AccountRepository> query) {
    return DATABASE.call(all -> query.test(new AccountRepository(all)));
  }
}
