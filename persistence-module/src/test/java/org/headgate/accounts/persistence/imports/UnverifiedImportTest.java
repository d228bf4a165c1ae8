package org.headgate.accounts.persistence.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountCredentials;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.accounts.persistence.NewAccount;
import org.headgate.accounts.persistence.PasswordRepository;
import org.headgate.accounts.persistence.provisioning.AccountProvisioningRepository;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.UserId;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.TestDatabase;
import org.headgate.ratelimit.persistence.KeyedHash;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Accounts of another system whose address nobody verified there: anybody may have made them. */
class UnverifiedImportTest {

  private static final KeyedHash HOME = new KeyedHash(new byte[] {1});

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.start(PoolName.PLATFORM);

  private final Instant now = Instant.now();
  private final UUID accountId = UUID.randomUUID();
  private final String email = accountId + "@example.org";

  @Test
  void passwordAndFactorsStayForWhoeverKnowsThem() {
    imported("null");

    assertThat(verify()).contains(true);

    assertThat(text("select password_hash from platform.account where id = :id"))
        .isEqualTo("theirs");
    assertThat(factors()).isEqualTo("2");
  }

  @Test
  void passwordAndFactorsAreVoidWhereSomebodySignsUp() {
    imported("null");
    signUp();

    assertThat(verify()).contains(false);

    assertThat(text("select password_hash from platform.account where id = :id"))
        .isEqualTo(AccountCredentials.NO_PASSWORD);
    assertThat(factors()).isEqualTo("0");
    AccountView account =
        DATABASE.call(all -> new AccountRepository(all).byId(accountId)).orElseThrow();
    assertThat(account.fullName()).contains("Ada Lovelace");
    assertThat(account.emailVerifiedAt()).isPresent();
  }

  @Test
  void factorsAreVoidAfterAResetToo() {
    imported("null");
    signUp();

    Optional<Boolean> wasUnverified =
        DATABASE.call(
            all ->
                new PasswordRepository(all)
                    .reset(
                        new AccountAtEpoch(new UserId(accountId), 0), email, "the owner's", now));

    assertThat(wasUnverified).contains(true);
    assertThat(factors()).isEqualTo("0");
  }

  @Test
  void signUpChangesNothingOfAVerifiedImport() {
    imported("\"2020-01-01T00:00:00Z\"");
    signUp();

    assertThat(verify()).isEmpty();

    assertThat(text("select password_hash from platform.account where id = :id"))
        .isEqualTo("theirs");
    assertThat(factors()).isEqualTo("2");
  }

  /**
   * @param verifiedAt as JSON
   */
  private void imported(String verifiedAt) {
    String row =
        """
        [{"id":"%s","email":"%s","hash":"theirs","name":"Ada Lovelace","locale":"en","zone":"UTC","roles":["user"],
          "active":true,"verified":%s,"created":"2020-01-01T00:00:00Z","imported":"2026-01-01T00:00:00Z",
          "totp":"00","codes":["01"]}]
        """
            .formatted(accountId, email, verifiedAt);
    assertThat(DATABASE.call(all -> new AccountImportRepository(all).insert(row)).size())
        .isEqualTo(1);
  }

  private void signUp() {
    NewAccount pending =
        new NewAccount(UUID.randomUUID(), email, "the owner's", Optional.empty(), "en", "UTC", now);
    Optional<UUID> saved =
        DATABASE.call(all -> new AccountRepository(all).saveUnverified(pending, HOME));
    assertThat(saved).isEmpty();
    DATABASE.run(all -> new AccountProvisioningRepository(all).noteSignUp(email, HOME));
  }

  private Optional<Boolean> verify() {
    AccountAtEpoch redeemed = new AccountAtEpoch(new UserId(accountId), 0);
    return DATABASE.call(
        all ->
            new AccountRepository(all)
                .verifyEmail(redeemed, HOME, now, now.minus(Duration.ofHours(1))));
  }

  private String factors() {
    return text(
        "select cast((select count(*) from platform.totp where account_id = :id)"
            + " + (select count(*) from platform.recovery_code where account_id = :id) as text)");
  }

  private String text(String query) {
    return DATABASE.call(
        all ->
            (String)
                all.createNativeQuery(query, String.class)
                    .setParameter("id", accountId)
                    .getSingleResult());
  }
}
