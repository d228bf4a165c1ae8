package org.headgate.accounts.persistence.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountDataExport;
import org.headgate.accounts.persistence.AccountDeletionRepository;
import org.headgate.accounts.persistence.AccountExportRepository;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.accounts.persistence.EmailChangeRepository;
import org.headgate.accounts.persistence.NewAccount;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.UserId;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.TestDatabase;
import org.headgate.ratelimit.persistence.KeyedHash;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Accounts that administrators create, beside those of sign-ups. */
class AccountProvisioningTest {

  private static final KeyedHash STRANGERS = new KeyedHash(new byte[] {1});

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.start(PoolName.PLATFORM);

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private final UUID accountId = UUID.randomUUID();
  private final String email = accountId + "@example.org";

  @Test
  void provisionedAccountHasAllGivenValues() {
    assertThat(create(accountId, Optional.of(now))).contains(accountId);

    AccountView view = view();
    assertThat(view.email()).isEqualTo(email);
    assertThat(view.fullName()).contains("Ada Lovelace");
    assertThat(view.locale()).isEqualTo("de");
    assertThat(view.roles()).containsExactlyInAnyOrder("user", "operator");
    assertThat(view.emailVerifiedAt()).contains(now);
    assertThat(view.department()).isEmpty();
    assertThat(view.active()).isTrue();
  }

  @Test
  void exportContainsEveryAccountWithItsValues() {
    create(accountId, Optional.of(now));
    UUID next = UUID.randomUUID();
    createWithoutPassword(next);

    List<ExportedAccount> all =
        DATABASE.call(
            accounts -> new ExportedAccountRepository(accounts).page(Optional.empty(), 999));

    assertThat(all)
        .filteredOn(line -> line.id().equals(accountId))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.passwordHash()).contains("an administrator's");
              assertThat(line.verified()).isTrue();
              assertThat(line.timeZone()).isEqualTo("Europe/Berlin");
            });
    assertThat(all)
        .filteredOn(line -> line.id().equals(next))
        .singleElement()
        .satisfies(line -> assertThat(line.passwordHash()).isEmpty());
    UUID last = all.get(all.size() - 1).id();
    List<ExportedAccount> none =
        DATABASE.call(
            accounts -> new ExportedAccountRepository(accounts).page(Optional.of(last), 999));
    assertThat(none).isEmpty();
  }

  private void createWithoutPassword(UUID id) {
    DATABASE.call(
        all ->
            new AccountProvisioningRepository(all)
                .create(
                    new ProvisionedAccount(
                        id,
                        id + "@example.org",
                        Optional.empty(),
                        Optional.empty(),
                        "en",
                        "UTC",
                        List.of("user"),
                        Optional.empty(),
                        Optional.empty(),
                        now)));
  }

  @Test
  void passwordOfAnUnverifiedSignUpIsNotExported() {
    signUp(accountId, "a stranger's");
    assertThat(exportedHash()).isEmpty();

    assertThat(verify(0)).contains(true);
    assertThat(exportedHash()).contains("a stranger's");
  }

  @Test
  void provisioningReplacesAnUnverifiedSignUp() {
    UUID signedUp = UUID.randomUUID();
    assertThat(signUp(signedUp, "a stranger's")).contains(signedUp);

    assertThat(create(accountId, Optional.empty())).contains(signedUp);

    AccountView view =
        DATABASE.call(all -> new AccountRepository(all).byId(signedUp)).orElseThrow();
    assertThat(view.epoch()).isEqualTo(1);
    assertThat(view.roles()).contains("operator");
    assertThat(passwordHash()).isEqualTo("an administrator's");
  }

  @Test
  void provisionedAccountsAreNotReplaced() {
    create(accountId, Optional.empty());

    assertThat(signUp(UUID.randomUUID(), "a stranger's")).isEmpty();
    assertThat(create(UUID.randomUUID(), Optional.of(now))).isEmpty();

    assertThat(passwordHash()).isEqualTo("an administrator's");
    assertThatObject(DATABASE.call(all -> new EmailChangeRepository(all).isTaken(email)))
        .isEqualTo(true);
  }

  @Test
  void administratorsValuesSurviveLateVerification() {
    create(accountId, Optional.empty());

    assertThat(verify(0)).contains(true);
    assertThat(verify(0)).isEmpty();

    assertThat(view().emailVerifiedAt()).contains(now);
    assertThat(view().fullName()).contains("Ada Lovelace");
    assertThat(passwordHash()).isEqualTo("an administrator's");
  }

  @Test
  void verificationReportsAMissingPassword() {
    DATABASE.call(
        all ->
            new AccountProvisioningRepository(all)
                .create(provisioned(accountId, Optional.empty(), Optional.empty())));

    assertThat(verify(0)).contains(false);
  }

  @Test
  void replacedSignUpIsNotVerifiedByItsCode() {
    signUp(accountId, "a stranger's");
    create(UUID.randomUUID(), Optional.empty());

    assertThat(verify(0)).isEmpty();
    assertThat(view().emailVerifiedAt()).isEmpty();

    assertThat(verify(1)).contains(true);
  }

  @Test
  void inactiveAccountIsDeletedOnce() {
    create(accountId, Optional.empty());
    DATABASE.run(
        all ->
            all.createNativeQuery(
                    "update platform.account set is_active = false where id = :account")
                .setParameter("account", accountId)
                .executeUpdate());

    assertThatObject(anonymize()).isEqualTo(true);
    assertThatObject(anonymize()).isEqualTo(false);

    AccountDataExport left =
        DATABASE.call(all -> new AccountExportRepository(all).account(accountId)).orElseThrow();
    assertThat(left.email()).doesNotContain("example.org");
    assertThat(left.fullName()).isEmpty();
  }

  private Optional<UUID> create(UUID id, Optional<Instant> verifiedAt) {
    return DATABASE.call(
        all ->
            new AccountProvisioningRepository(all)
                .create(provisioned(id, Optional.of("an administrator's"), verifiedAt)));
  }

  private ProvisionedAccount provisioned(
      UUID id, Optional<String> hash, Optional<Instant> verifiedAt) {
    return new ProvisionedAccount(
        id,
        email,
        hash,
        Optional.of("Ada Lovelace"),
        "de",
        "Europe/Berlin",
        List.of("user", "operator"),
        Optional.empty(),
        verifiedAt,
        now.minus(Duration.ofDays(7)));
  }

  private Optional<UUID> signUp(UUID id, String hash) {
    NewAccount pending = new NewAccount(id, email, hash, Optional.empty(), "en", "UTC", now);
    return DATABASE.call(all -> new AccountRepository(all).saveUnverified(pending, STRANGERS));
  }

  private Optional<String> exportedHash() {
    List<ExportedAccount> all =
        DATABASE.call(
            accounts -> new ExportedAccountRepository(accounts).page(Optional.empty(), 999));
    return all.stream()
        .filter(line -> line.id().equals(accountId))
        .findFirst()
        .flatMap(ExportedAccount::passwordHash);
  }

  private Optional<Boolean> verify(int epoch) {
    AccountAtEpoch redeemed = new AccountAtEpoch(new UserId(accountId), epoch);
    return DATABASE.call(
        all ->
            new AccountRepository(all)
                .verifyEmail(redeemed, STRANGERS, now, now.minus(Duration.ofHours(1))));
  }

  private boolean anonymize() {
    return DATABASE.call(all -> new AccountDeletionRepository(all).anonymize(accountId, now));
  }

  private AccountView view() {
    return DATABASE.call(all -> new AccountRepository(all).byId(accountId)).orElseThrow();
  }

  private String passwordHash() {
    return (String)
        DATABASE.call(
            all ->
                all.createNativeQuery(
                        "select password_hash from platform.account where email = :email",
                        String.class)
                    .setParameter("email", email)
                    .getSingleResult());
  }
}
