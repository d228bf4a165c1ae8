package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.PostgresServer;
import org.headgate.testbed.TestHomes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A database of many accounts, in which a test makes statements slow. */
abstract class SlowStatementSteps {
  static final int ACCOUNTS = Integer.getInteger("accounts", 100_000);
  static PostgresServer postgres;
  static Headgate headgate;
  static Person administrator;
  static Person reader;

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgresServer.started(TestHomes.emptied("slow-statements-database"));
    headgate = Headgate.withoutDatabase("slow-statements", Map.of("DATABASE_URL", postgres.url()));
    headgate.serve();
    administrator = Person.administrator(headgate);
    reader = Person.user(headgate);
    superuser(
        """
        insert into platform.account (id, email, password_hash, created_at, email_verified_at)
        select gen_random_uuid(), 'filler' || n || '@example.org', 'none', now(), now()
          from generate_series(1, %d) n
        """
            .formatted(ACCOUNTS),
        """
        insert into platform.session (id, account_id, token_hash, amr, created_at, last_used_at, expires_at)
        select gen_random_uuid(), id, '\\x00', '{pwd}', now(), now(), now() + interval '1 day'
          from platform.account where email like 'filler%'
        """,
        "vacuum analyze");
    readSessions();
    awaitSnapshot();
  }

  @AfterAll
  static void stop() {
    headgate.close();
    postgres.close();
  }

  static void superuser(String... statements) throws SQLException {
    postgres.execute(statements);
  }

  static void readSessions() {
    for (int call = 0; call < 10; call++) {
      reader.asCaller().get("/users/me/sessions").then().statusCode(200);
    }
  }

  /** Of yesterday, with the plans of now; one that was taken too early is taken again. */
  static void awaitSnapshot() {
    await()
        .atMost(Duration.ofSeconds(200))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              if (snapshots("true") > 0 && snapshots("method like '%findOpenByAccount'") == 0) {
                superuser("delete from platform.statement_snapshot");
              }
              assertThat(snapshots("method like '%findOpenByAccount' and plan_hash is not null"))
                  .isPositive();
              superuser("update platform.statement_snapshot set day = day - 1");
            });
  }

  static long snapshots(String condition) throws SQLException {
    return postgres.number("select count(*) from platform.statement_snapshot where " + condition);
  }
}
