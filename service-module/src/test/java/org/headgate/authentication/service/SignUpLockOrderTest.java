package org.headgate.authentication.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.headgate.pool.persistence.LocalUnit;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.pool.service.guard.LockingTransaction;
import org.junit.jupiter.api.Test;

/** An old sign-up that is verified and removed at the same time, on a real PostgreSQL. */
class SignUpLockOrderTest {

  private final UUID accountId = UUID.randomUUID();

  /** The verification locks the code before the account. */
  @Test
  void removalWaitsForVerificationAndDoesNotDeadlock() throws SQLException {
    try (DispatchDatabase database = DispatchDatabase.started();
        LocalUnit unit = database.unit();
        LockingTransaction verification = LockingTransaction.begin(database)) {
      signUp(database);
      verification.execute("select id from platform.one_time_code for update");
      CompletableFuture<Integer> removal = CompletableFuture.supplyAsync(() -> remove(unit));
      verification.awaitWaiting(1);

      verification.execute("update platform.account set email_verified_at = now()");
      verification.commit();

      assertThat(removal.join()).isZero();
      assertThat(
              database.number(
                  "select count(*) from platform.account where email = 'grace@example.org'"))
          .isEqualTo(1);
    }
  }

  private static int remove(LocalUnit unit) {
    return unit.write(
        entityManager -> {
          SignUpService service = new SignUpService();
          service.entityManager = entityManager;
          service.clock = Clock.systemUTC();
          return service.removeUnverified(100);
        });
  }

  private void signUp(DispatchDatabase database) {
    database.update(
        """
        insert into platform.account (id, email, password_hash, created_at)
        values ('%s', 'grace@example.org', '-', now() - interval '31 days')
        """
            .formatted(accountId));
    database.update(
        """
        insert into platform.one_time_code (id, account_id, purpose, code_hash, created_at, expires_at)
        values (gen_random_uuid(), '%s', 'verify_email', '\\x00', now(), now() + interval '1 hour')
        """
            .formatted(accountId));
  }
}
