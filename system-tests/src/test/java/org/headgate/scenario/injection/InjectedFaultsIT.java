package org.headgate.scenario.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

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
import org.headgate.system.client.Crowd;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.Debugger;
import org.headgate.testbed.Load;
import org.headgate.testbed.NeedsTool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Injects each fault that the diagnosis knows into a running server, the lighter before the heavier
 * (what was met a minute ago still counts), and expects the diagnosis to name it first. The on-call
 * receiver is notified of each once, within 15 s of its first signs, and once of its end.
 */
@NeedsTool("pgbouncer")
class InjectedFaultsIT {

  private static InjectionFixture fixture;
  private static Headgate headgate;
  private static AlertTable alerts;

  private final ExecutorService callers = Executors.newCachedThreadPool();
  private Person administrator;
  private DiagnosisTable table;
  private DatabaseAccessFaults access;

  @BeforeAll
  static void start() throws Exception {
    fixture = InjectionFixture.started();
    headgate = fixture.headgate();
    alerts = new AlertTable();
  }

  @AfterAll
  static void stop() {
    alerts.close();
    fixture.close();
  }

  @BeforeEach
  void logIn() {
    administrator = Person.administrator(headgate);
    table = new DiagnosisTable(administrator, alerts);
    access = new DatabaseAccessFaults(fixture, administrator, table);
  }

  @AfterEach
  void endCallers() {
    callers.shutdownNow();
  }

  @Test
  void injectedFaultsAreDiagnosedFirst() throws Exception {
    alerts.begin(administrator);
    access.clockSkew();
    circuitOpen();
    poolTooSmall();
    slowQuery();
    leak();
    lockWait();
    idleInTransaction();
    access.readOnly();
    access.databaseDown();
    access.serverLimit();
    access.poolerLimit();
    access.tlsRefused();
    access.wrongHost();
    access.wrongPassword();

    table.print();
    assertThat(table.named()).isEqualTo(14);
    alerts.print();
    alerts.assertEachNotifiedOnceAndResolved(table.names());
    assertFaultsAreRecordedAfterRestart();
  }

  /** Somebody who was not there has the records alone. */
  private void assertFaultsAreRecordedAfterRestart() throws Exception {
    headgate.endServer();
    headgate.serve();
    Map<String, String> recorded = DiagnosisTable.recorded(Person.administrator(headgate));
    recorded.forEach((code, title) -> System.out.printf("recorded: %-20s %s%n", code, title));

    assertThat(recorded.keySet()).containsAll(table.names());
  }

  /** For work that nobody called. */
  @Test
  void taskIsListedAsBorrowerByName() throws Exception {
    Person owner = Person.user(headgate);
    try (Debugger debugger = fixture.debugger()) {
      debugger.holdIn("org.headgate.accounts.service.AccountContactService", "of");
      owner
          .asCaller()
          .body(
              Map.of(
                  "name", "Reminder",
                  "trigger", Map.of("type", "once", "at", Instant.now().plusSeconds(2).toString()),
                  "action", Map.of("type", "email", "subject", "Weirs", "body", "Look after them")))
          .post("/schedules")
          .then()
          .statusCode(201);
      await()
          .atMost(InjectionFixture.PATIENCE)
          .untilAsserted(
              () ->
                  administrator
                      .asCaller()
                      .get("/admin/pools/platform/borrowers")
                      .then()
                      .body("items.endpoint", hasItem("task email")));
    }
    fixture.awaitHealed();
  }

  /** One statement of the application ends its own session; all else is well. */
  private void circuitOpen() throws Exception {
    Person person = Person.user(headgate);
    fixture.superuser(
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
    fixture.superuser("drop trigger fatally on userdata.profile");
    writer.join();
    fixture.awaitHealed();
  }

  private void poolTooSmall() throws Exception {
    CompletableFuture<?> crowd =
        new Load(new Crowd(headgate).readers()).begin(60, Duration.ofSeconds(15));
    table.awaitNamed("pool_too_small");
    crowd.join();
    fixture.awaitHealed();
  }

  private void slowQuery() throws Exception {
    fixture.superuser(
        "create or replace function public.slowly() returns trigger language plpgsql as"
            + " $$begin perform pg_sleep(20); return new; end$$",
        "create or replace trigger slowly before insert on platform.session for each row execute function"
            + " public.slowly()");
    List<CompletableFuture<Response>> logIns = twice(fixture::logInAsAdministrator);
    table.awaitNamed("slow_query");
    fixture.superuser(
        "alter table platform.session disable trigger slowly",
        "select pg_cancel_backend(pid) from pg_stat_activity where usename = 'headgate' and state ="
            + " 'active'");
    awaitAll(logIns);
    fixture.superuser("drop trigger slowly on platform.session");
    fixture.awaitHealed();
  }

  private void leak() throws Exception {
    Person reader = Person.user(headgate);
    List<CompletableFuture<Response>> reads;
    try (Debugger debugger = fixture.debugger()) {
      debugger.holdIn("org.headgate.sessions.service.CallerService", "account");
      reads = twice(reader::me);
      table.awaitNamed("leak");
    }
    awaitAll(reads);
    fixture.awaitHealed();
  }

  private void lockWait() throws Exception {
    try (Connection other = fixture.postgres().superuser();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table platform.session in access exclusive mode");
      CompletableFuture<?> busy =
          CompletableFuture.runAsync(
              () -> executeUntilCancelled(statement, "select pg_sleep(60)"), callers);
      twice(fixture::logInAsAdministrator);
      table.awaitNamed("lock_wait");
      statement.cancel();
      busy.join();
      other.rollback();
    }
    fixture.awaitHealed();
  }

  private void idleInTransaction() throws Exception {
    try (Connection other = fixture.postgres().superuser();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table platform.session in access exclusive mode");
      twice(fixture::logInAsAdministrator);
      table.awaitNamed("idle_in_transaction");
      other.rollback();
    }
    fixture.awaitHealed();
  }

  private List<CompletableFuture<Response>> twice(Supplier<Response> request) {
    return Stream.generate(() -> CompletableFuture.supplyAsync(request, callers)).limit(2).toList();
  }

  private static void awaitAll(List<CompletableFuture<Response>> requests) {
    await()
        .atMost(InjectionFixture.PATIENCE)
        .until(() -> requests.stream().allMatch(CompletableFuture::isDone));
  }

  private static void executeUntilCancelled(Statement statement, String sql) {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      // The test ends the statement when it has seen enough.
    }
  }
}
