package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.headgate.system.client.Person;
import org.junit.jupiter.api.Test;

/**
 * Adds six defects that make statements slow, one after another, to a database of many accounts;
 * the diagnosis must name each of them alone. {@code -Daccounts=1000000} sets the number of
 * accounts.
 */
class SlowStatementsIT extends SlowStatementSteps {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final ExecutorService callers = Executors.newCachedThreadPool();

  private static JsonPath report() {
    return administrator
        .asCaller()
        .get("/admin/pools/platform/statements")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** Nothing but this is named within the patience, whatever else is slow by it. */
  private static void awaitNamed(String defect, String... words) {
    long startNanos = System.nanoTime();
    AtomicReference<JsonPath> latest = new AtomicReference<>();
    await()
        .alias(defect)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              readSessionsIfPossible(defect);
              JsonPath report = report();
              latest.set(report);
              assertThat(report.getList("advice.defect")).containsOnly(defect);
              assertThat(report.getString("advice"))
                  .as("%s", report.getString("items"))
                  .contains(words);
            });
    System.out.printf(
        "%-18s named after %5.1f s of %,d accounts: %s | %s%n",
        defect,
        (System.nanoTime() - startNanos) / 1e9,
        ACCOUNTS,
        latest.get().getString("advice[0].cause"),
        latest.get().getString("advice[0].evidence"));
  }

  private static void readSessionsIfPossible(String defect) {
    if (!defect.equals("lock_queue") && !defect.equals("hot_row")) {
      readSessions();
    }
  }

  private static void awaitNothingNamed() {
    await()
        .alias("nothing is named")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(report().getList("advice.cause")).isEmpty());
  }

  @Test
  void sixInjectedDefectsAreReported() throws Exception {
    awaitNothingNamed();
    droppedIndex();
    staleStatistics();
    bloat();
    badPlan();
    lockQueue();
    hotRow();
  }

  @Test
  void missingStatementStatisticsAreExplained() throws Exception {
    superuser("drop extension pg_stat_statements");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(report().getString("note")).contains("create extension"));
    assertThat(report().getList("items")).isEmpty();
    superuser("create extension pg_stat_statements");
    await().atMost(PATIENCE).until(() -> report().getBoolean("counted"));
  }

  @Test
  void missingStatementPrivilegeIsExplained() throws Exception {
    superuser("revoke select on pg_stat_statements from public");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(report().getString("note")).contains("may not read", "grant select"));
    assertThat(report().getBoolean("counted")).isFalse();
    superuser("grant select on pg_stat_statements to public");
    await().atMost(PATIENCE).until(() -> report().getBoolean("counted"));
  }

  private void droppedIndex() throws Exception {
    superuser("drop index platform.session_of_account", "drop index platform.session_account");
    awaitNamed("dropped_index", "platform.session_of_account", "findOpenByAccount");
    superuser(
        "create index session_of_account on platform.session (account_id, id)",
        "create index session_account on platform.session (account_id) where ended_at is null");
    awaitNothingNamed();
  }

  private void staleStatistics() throws Exception {
    superuser(
        "alter table platform.session set (autovacuum_enabled = false)",
        """
        insert into platform.session (id, account_id, token_hash, amr, created_at, last_used_at, expires_at)
        select gen_random_uuid(), id, '\\x00', '{pwd}', now(), now(), now() + interval '1 day'
          from platform.account where email like 'filler%'
        """);
    awaitNamed("stale_statistics", "platform.session", "switched off");
    superuser(
        "alter table platform.session reset (autovacuum_enabled)", "analyze platform.session");
    awaitNothingNamed();
  }

  private void bloat() throws Exception {
    superuser(
        "alter table platform.account set (autovacuum_enabled = false)",
        "update platform.account set full_name = 'Filler' where email like 'filler%'");
    awaitNamed("bloat", "platform.account", "dead rows", "switched off");
    superuser("alter table platform.account reset (autovacuum_enabled)");
    superuser("vacuum analyze platform.account");
    awaitNothingNamed();
  }

  /** Somebody tells the planner what is not so, and all sessions are new. */
  private void badPlan() throws Exception {
    superuser(
        "alter role headgate set enable_indexscan = off",
        "alter role headgate set enable_indexonlyscan = off",
        "alter role headgate set enable_bitmapscan = off");
    postgres.terminateSessions();
    awaitNamed("plan_change", "Seq Scan", "Index");
    superuser("alter role headgate reset all");
    postgres.terminateSessions();
    awaitNothingNamed();
  }

  private void lockQueue() throws Exception {
    try (Connection other = postgres.superuser();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table platform.session in access exclusive mode");
      try (Callers waiting = new Callers()) {
        waiting.begin();
        awaitNamed("lock_queue", "platform.session", "at its head");
        assertThat(
                administrator.asCaller().get("/admin/diagnosis").jsonPath().getList("items.code"))
            .doesNotContain("pool_too_small");
        other.rollback();
      }
    }
    awaitNothingNamed();
  }

  private void hotRow() throws Exception {
    try (Connection other = postgres.superuser();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "select 1 from platform.account where email = '%s' for update".formatted(reader.email()));
      try (Callers waiting = new Callers()) {
        waiting.begin();
        awaitNamed("hot_row", "platform.account", "wait for one row");
        other.rollback();
      }
    }
    awaitNothingNamed();
  }

  /** Five people at one account, again and again: each waits for a lock for some seconds only. */
  private final class Callers implements AutoCloseable {

    private final AtomicBoolean areDone = new AtomicBoolean();
    private List<CompletableFuture<Void>> all = List.of();

    void begin() {
      all =
          Stream.generate(() -> CompletableFuture.runAsync(this::call, callers)).limit(5).toList();
    }

    private void call() {
      while (!areDone.get()) {
        headgate
            .api()
            .body(Map.of("email", reader.email(), "password", Person.PASSWORD))
            .post("/auth/login");
      }
    }

    @Override
    public void close() {
      areDone.set(true);
      all.forEach(CompletableFuture::join);
    }
  }
}
