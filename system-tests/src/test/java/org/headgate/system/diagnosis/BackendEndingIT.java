package org.headgate.system.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.headgate.system.client.Person;
import org.headgate.system.database.ForeignTransaction;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** Operators terminate server processes that block others, and the audit log records who did it. */
class BackendEndingIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Headgate headgate = Headgate.shared();
  private final Person operator = Person.operator(headgate);

  @Test
  void cancelledStatementFailsButItsConnectionSurvives() throws SQLException {
    try (Connection outside = headgate.connection();
        Statement statement = outside.createStatement()) {
      int pid = pid(outside);
      CompletableFuture<Void> sleeping =
          CompletableFuture.runAsync(() -> execute(statement, "select pg_sleep(60)"));
      await().atMost(PATIENCE).untilAsserted(() -> isSeen(pid, "active"));

      end(pid, "cancel").statusCode(200).body("told", equalTo(true)).body("pid", equalTo(pid));

      assertThatThrownBy(sleeping::join)
          .isInstanceOf(CompletionException.class)
          .hasMessageContaining("canceling statement due to user request");
      assertThatCode(() -> statement.execute("select 1")).doesNotThrowAnyException();
    }
  }

  @Test
  void terminatedIdleTransactionIsRolledBackAndAudited() throws SQLException {
    try (Connection outside = headgate.connection();
        Statement statement = outside.createStatement()) {
      outside.setAutoCommit(false);
      int pid = pid(outside);
      isSeen(pid, "idle in transaction");

      end(pid, "terminate").statusCode(200).body("state", equalTo("idle in transaction"));

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThatThrownBy(() -> statement.execute("select 1"))
                      .isInstanceOf(SQLException.class));
      end(pid, "terminate").statusCode(404);
      Person.administrator(headgate)
          .asCaller()
          .queryParam("action", "pool.terminate_backend")
          .get("/admin/audit")
          .then()
          .statusCode(200)
          .body("items.details.pid", hasItem(String.valueOf(pid)))
          .body(
              "items.find { it.details.pid == '" + pid + "' }.actor",
              equalTo(operator.me().<String>path("id")));
    }
  }

  /** The caller is looked up in the same table. */
  @Test
  void lockHolderIsTerminatedThoughAccountsAreLocked() throws SQLException {
    String actor = operator.me().path("id");
    Person user = Person.user(headgate);
    Person loggedOut = Person.operator(headgate);
    loggedOut.logOut().then().statusCode(204);
    try (ForeignTransaction lock = ForeignTransaction.lockingAccounts(headgate)) {
      int pid = lock.pid();

      end(user, pid, "terminate").statusCode(403);
      end(loggedOut, pid, "terminate").statusCode(401);
      operator.asCaller().post("/admin/pools/platform/purge").then().statusCode(503);
      end(pid, "terminate").statusCode(200).body("told", equalTo(true));
    }

    Person.administrator(headgate)
        .asCaller()
        .queryParam("action", "pool.terminate_backend")
        .queryParam("actor", actor)
        .get("/admin/audit")
        .then()
        .statusCode(200)
        .body("items.details.state", hasItem("idle in transaction"));
  }

  @Test
  void backendsOfOtherDatabasesAreNotTerminated() throws SQLException {
    try (Connection elsewhere =
        DriverManager.getConnection(headgate.jdbcUrl().replace("/headgate?", "/postgres?"))) {
      int pid = pid(elsewhere);
      backends().body("items.find { it.pid == " + pid + " }.ours", equalTo(false));

      end(pid, "terminate")
          .statusCode(404)
          .body("detail", startsWith("No process " + pid + " uses"));

      assertThat(pid(elsewhere)).isEqualTo(pid);
    }
  }

  private void isSeen(int pid, String state) {
    backends()
        .body("items.find { it.pid == " + pid + " }.state", equalTo(state))
        .body("items.find { it.pid == " + pid + " }.ours", equalTo(true));
  }

  private ValidatableResponse backends() {
    return operator.asCaller().get("/admin/database/backends").then().statusCode(200);
  }

  private ValidatableResponse end(int pid, String way) {
    return end(operator, pid, way);
  }

  private static ValidatableResponse end(Person person, int pid, String way) {
    return person
        .asCaller()
        .body(Map.of())
        .post("/admin/database/backends/" + pid + "/" + way)
        .then();
  }

  private static int pid(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void execute(Statement statement, String sql) {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }
}
