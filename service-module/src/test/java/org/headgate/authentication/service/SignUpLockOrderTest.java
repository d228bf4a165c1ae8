package org.headgate.authentication.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.pool.service.guard.PlatformUnit;
import org.junit.jupiter.api.Test;

/** An old sign-up that is verified and removed at the same time, on a real PostgreSQL. */
class SignUpLockOrderTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final UUID accountId = UUID.randomUUID();

  /** The verification locks the code before the account. */
  @Test
  void removalWaitsForVerificationAndDoesNotDeadlock() throws SQLException {
    try (DispatchDatabase database = DispatchDatabase.started();
        PlatformUnit unit = database.unit();
        Connection verification = DriverManager.getConnection(database.url());
        Statement statement = verification.createStatement()) {
      signUp(database);
      verification.setAutoCommit(false);
      statement.execute("select id from platform.one_time_code for update");
      CompletableFuture<Integer> removal = CompletableFuture.supplyAsync(() -> remove(unit));
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  database.number(
                          """
                          select count(*) from pg_stat_activity
                           where datname = current_database() and wait_event_type = 'Lock'
                          """)
                      == 1);

      statement.execute("update platform.account set email_verified_at = now()");
      verification.commit();

      assertThat(removal.join()).isZero();
      assertThat(
              database.number(
                  "select count(*) from platform.account where email = 'grace@example.org'"))
          .isEqualTo(1);
    }
  }

  private static int remove(PlatformUnit unit) {
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
