package org.headgate.system.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.headgate.system.client.Person;
import org.headgate.system.database.ForeignTransaction;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Injects faults into a running server; the diagnosis must name each of them first. */
class DiagnosisIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static Headgate headgate;
  private static Person administrator;
  private final ExecutorService callers = Executors.newFixedThreadPool(4);

  @BeforeAll
  static void start() throws InterruptedException {
    headgate = Headgate.started("diagnosis", Map.of());
    headgate.serve();
    administrator = Person.administrator(headgate);
  }

  @AfterAll
  static void stop() {
    headgate.close();
  }

  @AfterEach
  void endCallers() {
    callers.shutdownNow();
  }

  @Test
  void healthyServerHasNoFindings() {
    await().atMost(PATIENCE).until(() -> summary().startsWith("Healthy."));
    administrator
        .asCaller()
        .post("/admin/self-test")
        .then()
        .statusCode(200)
        .body("passed", org.hamcrest.Matchers.equalTo(true));
  }

  @Test
  void idleTransactionHoldingALockIsReported() throws SQLException {
    try (ForeignTransaction lock = ForeignTransaction.lockingAccounts(headgate)) {
      requests();
      awaitFirst("idle_in_transaction");
      lock.rollBack();
    }
  }

  @Test
  void longRunningLockHolderIsReportedAsLockWait() throws SQLException {
    try (Connection outside = headgate.connection();
        Statement statement = outside.createStatement()) {
      outside.setAutoCommit(false);
      statement.execute("lock table platform.account in access exclusive mode");
      CompletableFuture<Void> busy =
          CompletableFuture.runAsync(() -> execute(statement, "select pg_sleep(30)"), callers);
      requests();
      awaitFirst("lock_wait");
      statement.cancel();
      await().atMost(PATIENCE).until(busy::isDone);
      outside.rollback();
    }
  }

  @Test
  void readOnlyDatabaseIsReported() throws SQLException {
    try (Connection outside = headgate.connection();
        Statement statement = outside.createStatement()) {
      statement.execute("alter database headgate set default_transaction_read_only = on");
      try {
        awaitFirst("read_only");
      } finally {
        statement.execute("set default_transaction_read_only = off");
        statement.execute("alter database headgate reset default_transaction_read_only");
      }
    }
  }

  private void requests() {
    for (int caller = 0; caller < 2; caller++) {
      callers.execute(() -> Person.stranger(headgate).logIn("no such password here"));
    }
  }

  private static void awaitFirst(String code) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(300))
        .untilAsserted(
            () ->
                assertThat(
                        administrator
                            .asCaller()
                            .get("/admin/diagnosis")
                            .jsonPath()
                            .<String>get("items[0].code"))
                    .isEqualTo(code));
    System.out.printf("diagnosis: %-22s -> %s%n", code, summary());
  }

  private static String summary() {
    return administrator.asCaller().get("/admin/diagnosis").path("summary");
  }

  private static void execute(Statement statement, String sql) {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      // The test ends the statement when it has seen enough.
    }
  }
}
