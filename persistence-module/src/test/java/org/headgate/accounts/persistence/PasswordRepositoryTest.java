package org.headgate.accounts.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.UserId;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Resets of passwords in PostgreSQL, of an account that an administrator created. */
class PasswordRepositoryTest {

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.start(PoolName.PLATFORM);

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private final UUID accountId = UUID.randomUUID();
  private final String email = accountId + "@example.org";

  @BeforeEach
  void create() {
    DATABASE.run(
        entityManager ->
            entityManager
                .createNativeQuery(
                    """
                    insert into platform.account (id, email, password_hash, full_name, is_provisioned, created_at)
                    values (:id, :email, 'an administrator''s', 'Ada Lovelace', true, :now)
                    """)
                .setParameter("id", accountId)
                .setParameter("email", email)
                .setParameter("now", now)
                .executeUpdate());
  }

  @Test
  void resetVerifiesAddressAndKeepsAdministratorsName() {
    assertThat(reset(email)).contains(true);

    assertThat(view().emailVerifiedAt()).contains(now);
    assertThat(view().fullName()).contains("Ada Lovelace");
    assertThat(view().epoch()).isEqualTo(1);
    assertThat(passwordHash()).isEqualTo("the owner's");
  }

  @Test
  void codeMailedToOldAddressResetsNothing() {
    assertThat(reset("old-" + email)).isEmpty();

    assertThat(view().emailVerifiedAt()).isEmpty();
    assertThat(view().epoch()).isEqualTo(0);
    assertThat(passwordHash()).isEqualTo("an administrator's");
  }

  private Optional<Boolean> reset(String mailedTo) {
    AccountAtEpoch redeemed = new AccountAtEpoch(new UserId(accountId), 0);
    return DATABASE.call(
        entityManager ->
            new PasswordRepository(entityManager).reset(redeemed, mailedTo, "the owner's", now));
  }

  private AccountView view() {
    return DATABASE
        .call(entityManager -> new AccountRepository(entityManager).byId(accountId))
        .orElseThrow();
  }

  private String passwordHash() {
    return (String)
        DATABASE.call(
            entityManager ->
                entityManager
                    .createNativeQuery(
                        "select password_hash from platform.account where id = :account",
                        String.class)
                    .setParameter("account", accountId)
                    .getSingleResult());
  }
}
