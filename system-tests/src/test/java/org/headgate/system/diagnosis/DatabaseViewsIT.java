package org.headgate.system.diagnosis;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** The operators' views of the server and the pools. */
class DatabaseViewsIT {

  private static final Headgate HEADGATE = Headgate.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Person administrator = Person.administrator(HEADGATE);

  @Test
  void poolShowsItsTimesTlsDriverAndServer() {
    Person.user(HEADGATE).me();

    get("/admin/pools/platform")
        .body("statistics.in_use_ms.p99", greaterThan(0f))
        .body("statistics.wait_ms.p50", greaterThanOrEqualTo(0f))
        .body("statistics.timeouts", notNullValue())
        .body("server.tls_mode", equalTo("prefer"))
        .body("server.driver", containsString("PostgreSQL JDBC Driver 42"))
        .body("server.version", matchesRegex("1[5-9].*"));
  }

  @Test
  void adviceHasReasonsEvidenceAndServerXml() {
    get("/admin/pools/platform/advice")
        .body("recommended.pool_size", greaterThanOrEqualTo(0))
        .body("recommended.max_overflow", greaterThanOrEqualTo(0))
        .body("reasons.size()", greaterThan(0))
        .body("evidence.window_seconds", notNullValue())
        .body("server_xml", containsString("maxPoolSize="));
  }

  @Test
  void connectionsAreCountedByTheirState() {
    get("/admin/database/connections").body("items.state", hasItem("idle"));
  }

  @Test
  void longQueriesAndLocksAreShown() throws SQLException {
    try (Connection holder = HEADGATE.connection();
        Connection waiter = HEADGATE.connection();
        Statement holding = holder.createStatement();
        Statement waiting = waiter.createStatement()) {
      holder.setAutoCommit(false);
      holding.execute("create table if not exists public.wanted (id int)");
      holder.commit();
      holding.execute("lock table public.wanted in access exclusive mode");
      CompletableFuture<Void> blocked =
          CompletableFuture.runAsync(() -> execute(waiting, "table public.wanted"));

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                get("/admin/database/locks").body("items.size()", greaterThan(0));
                get("/admin/database/long-queries")
                    .body("items.statement", hasItem(containsString("public.wanted")));
              });
      holder.rollback();
      blocked.join();
    }
  }

  @Test
  void serverLimitsAreShown() {
    get("/admin/database/limits").body("max_connections", greaterThan(10));
  }

  private ValidatableResponse get(String path) {
    return administrator.asCaller().get(path).then().statusCode(200);
  }

  private static void execute(Statement statement, String sql) {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
