package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.headgate.launcher.PortAllocator;
import org.headgate.system.Headgate;
import org.headgate.system.Person;
import org.headgate.testbed.Crowd;
import org.headgate.testbed.Debugger;
import org.headgate.testbed.Load;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.PgBouncer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Each fault that the diagnosis knows is put into a running server, the lighter before the heavier
 * (what was met a minute ago still counts), and has to be named first.
 */
@NeedsTool("pgbouncer")
class InjectedFaultsIT {

  private static InjectionBed bed;
  private static Headgate headgate;

  private final ExecutorService callers = Executors.newCachedThreadPool();
  private Person administrator;
  private DiagnosisTable table;

  @BeforeAll
  static void start() throws Exception {
    bed = InjectionBed.started();
    headgate = bed.headgate();
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @BeforeEach
  void logIn() {
    administrator = Person.administrator(headgate);
    table = new DiagnosisTable(administrator);
  }

  @AfterEach
  void endCallers() {
    callers.shutdownNow();
  }

  @Test
  void theInjectedFaultIsNamedFirst() throws Exception {
    clockSkew();
    circuitOpen();
    poolTooSmall();
    slowQuery();
    leak();
    lockWait();
    idleInTransaction();
    readOnly();
    databaseDown();
    serverLimit();
    poolerLimit();
    tlsRefused();
    wrongHost();
    wrongPassword();

    table.print();
    assertThat(table.named()).isGreaterThanOrEqualTo(12);
  }

  /** For work that nobody called. */
  @Test
  void aScheduledTaskThatHoldsAConnectionIsKnownByItsName() throws Exception {
    Person owner = Person.user(headgate);
    String at = Instant.now().plusSeconds(1).toString();
    try (Debugger debugger = bed.debugger()) {
      debugger.holdIn("org.headgate.accounts.service.AccountContactService", "of");
      owner
          .asCaller()
          .body(
              Map.of(
                  "name", "Reminder",
                  "trigger", Map.of("type", "once", "at", at),
                  "action", Map.of("type", "email", "subject", "Weirs", "body", "Look after them")))
          .post("/schedules")
          .then()
          .statusCode(201);
      await()
          .atMost(InjectionBed.PATIENCE)
          .untilAsserted(
              () ->
                  administrator
                      .asCaller()
                      .get("/admin/pools/platform/borrowers")
                      .then()
                      .body("items.endpoint", hasItem("task email")));
    }
    bed.awaitHealed();
  }

  private void clockSkew() throws Exception {
    bed.superuser(
        "drop schema if exists fake cascade",
        "create schema fake",
        "create function fake.clock_timestamp() returns timestamptz language sql as"
            + " $$select pg_catalog.clock_timestamp() + interval '90 seconds'$$",
        "grant usage on schema fake to headgate",
        "alter role headgate set search_path = fake, pg_catalog");
    bed.proxy().cut();
    table.awaitNamed("clock_skew");
    bed.superuser("alter role headgate reset search_path");
    bed.proxy().cut();
    bed.awaitHealed();
  }

  /** One statement of the application ends its own session; all else is well. */
  private void circuitOpen() throws Exception {
    Person person = Person.user(headgate);
    bed.superuser(
        "create or replace function public.fatally() returns trigger language plpgsql as"
            + " $$begin perform pg_terminate_backend(pg_backend_pid()); return new; end$$",
        "create or replace trigger fatally before insert or update on userdata.profile for each row execute"
            + " function public.fatally()");
    CompletableFuture<?> writer =
        CompletableFuture.runAsync(
            () -> {
              while (!Thread.currentThread().isInterrupted() && !callers.isShutdown()) {
                if (person
                        .asCaller()
                        .body(Map.of("display_name", "Ada"))
                        .put("/users/me/profile")
                        .statusCode()
                    == 200) {
                  return;
                }
              }
            },
            callers);
    table.awaitNamed("circuit_open");
    bed.superuser("drop trigger fatally on userdata.profile");
    writer.join();
    bed.awaitHealed();
  }

  private void poolTooSmall() throws Exception {
    CompletableFuture<?> crowd =
        new Load(new Crowd(headgate).readers()).begin(60, Duration.ofSeconds(15));
    table.awaitNamed("pool_too_small");
    crowd.join();
    bed.awaitHealed();
  }

  private void slowQuery() throws Exception {
    bed.superuser(
        "create or replace function public.slowly() returns trigger language plpgsql as"
            + " $$begin perform pg_sleep(20); return new; end$$",
        "create or replace trigger slowly before insert on platform.session for each row execute function"
            + " public.slowly()");
    List<CompletableFuture<Response>> logIns = twice(this::logInAsAdministrator);
    table.awaitNamed("slow_query");
    bed.superuser(
        "alter table platform.session disable trigger slowly",
        "select pg_cancel_backend(pid) from pg_stat_activity where usename = 'headgate' and state ="
            + " 'active'");
    awaitAll(logIns);
    bed.superuser("drop trigger slowly on platform.session");
    bed.awaitHealed();
  }

  private void leak() throws Exception {
    Person reader = Person.user(headgate);
    List<CompletableFuture<Response>> reads;
    try (Debugger debugger = bed.debugger()) {
      debugger.holdIn("org.headgate.sessions.service.SessionService", "account");
      reads = twice(reader::me);
      table.awaitNamed("leak");
    }
    awaitAll(reads);
    bed.awaitHealed();
  }

  private void lockWait() throws Exception {
    try (Connection other = bed.postgres().superuser();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table platform.session in access exclusive mode");
      CompletableFuture<?> busy =
          CompletableFuture.runAsync(
              () -> executeUntilCancelled(statement, "select pg_sleep(60)"), callers);
      twice(this::logInAsAdministrator);
      table.awaitNamed("lock_wait");
      statement.cancel();
      busy.join();
      other.rollback();
    }
    bed.awaitHealed();
  }

  private void idleInTransaction() throws Exception {
    try (Connection other = bed.postgres().superuser();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table platform.session in access exclusive mode");
      twice(this::logInAsAdministrator);
      table.awaitNamed("idle_in_transaction");
      other.rollback();
    }
    bed.awaitHealed();
  }

  private void readOnly() throws Exception {
    bed.superuser("alter database headgate set default_transaction_read_only = on");
    bed.proxy().cut();
    table.awaitNamed("read_only");
    bed.superuser(
        "set default_transaction_read_only = off",
        "alter database headgate reset default_transaction_read_only");
    bed.proxy().cut();
    bed.awaitHealed();
  }

  private void databaseDown() throws Exception {
    bed.proxy().redirect(new PortAllocator().any());
    bed.proxy().cut();
    table.awaitNamed("database_down");
    bed.proxy().redirect(bed.postgres().port());
    bed.awaitHealed();
  }

  private void serverLimit() throws Exception {
    bed.superuser(
        "alter role headgate connection limit 1",
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name in"
            + " ('headgate-platform', 'headgate-userdata')");
    try {
      logInAsAdministrator()
          .then()
          .statusCode(503)
          .header("Retry-After", notNullValue())
          .body("type", equalTo("urn:headgate:problem:database-busy"));
      table.awaitNamed("server_limit");
      await().atMost(InjectionBed.PATIENCE).untilAsserted(this::aNewConnectionIsRefused);
      assertThat(counted("server_limit")).isPositive();
    } finally {
      bed.superuser("alter role headgate connection limit -1");
    }
    bed.awaitHealed();
  }

  /** What the pool still has of those that were ended fails otherwise, once each. */
  private void aNewConnectionIsRefused() {
    administrator
        .asCaller()
        .post("/admin/pools/userdata/test")
        .then()
        .statusCode(200)
        .body("success", equalTo(false))
        .body("sql_state", equalTo("53300"))
        .body("reason", notNullValue());
  }

  private void poolerLimit() throws Exception {
    try (PgBouncer bouncer = PgBouncer.started(bed.postgres(), PgBouncer.Mode.SESSION, 1, 1)) {
      bed.proxy().redirect(bouncer.port());
      bed.proxy().cut();
      table.awaitNamed("pooler_limit");
      assertThat(counted("pooler_limit")).isPositive();
      bed.proxy().redirect(bed.postgres().port());
      bed.proxy().cut();
    }
    bed.awaitHealed();
  }

  private void tlsRefused() throws Exception {
    bed.admit("hostssl", "trust");
    bed.proxy().cut();
    table.awaitNamed("tls_refused");
    bed.admitAll();
    bed.awaitHealed();
  }

  private void wrongHost() throws Exception {
    bed.nameIsUnknown();
    bed.proxy().cut();
    table.awaitNamed("wrong_host");
    bed.nameIsKnown();
    bed.awaitHealed();
  }

  private void wrongPassword() throws Exception {
    bed.admit("host", "scram-sha-256");
    bed.superuser("alter role headgate password 'another'");
    bed.proxy().cut();
    table.awaitNamed("wrong_password");
    bed.admitAll();
    bed.awaitHealed();
  }

  private Response logInAsAdministrator() {
    Headgate.Administrator known = headgate.administrator();
    return headgate
        .api()
        .body(Map.of("email", known.email(), "password", known.password()))
        .post("/auth/login");
  }

  private List<CompletableFuture<Response>> twice(Supplier<Response> request) {
    return Stream.generate(() -> CompletableFuture.supplyAsync(request, callers)).limit(2).toList();
  }

  private static void awaitAll(List<CompletableFuture<Response>> requests) {
    await()
        .atMost(InjectionBed.PATIENCE)
        .until(() -> requests.stream().allMatch(CompletableFuture::isDone));
  }

  /** How many of the kind the metrics tell of, all pools together. */
  private static double counted(String kind) {
    return headgate
        .root()
        .get("/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("headgate_faults{") && line.contains("\"" + kind + "\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static void executeUntilCancelled(Statement statement, String sql) {
    try {
      statement.execute(sql);
    } catch (SQLException cancelled) {
      // The test ends the statement when it has seen enough.
    }
  }
}
