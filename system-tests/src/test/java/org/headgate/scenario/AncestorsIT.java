package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.system.client.Crowd;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.Health;
import org.headgate.testbed.Load;
import org.headgate.testbed.LoadReport;
import org.headgate.testbed.PostgresServer;
import org.headgate.testbed.Sampler;
import org.junit.jupiter.api.Test;

/**
 * How three of the ancestors failed, with the settings they had, and how Headgate fares on the same
 * server: She&Soul, the gateway and the scheduler. Of the others tell {@link ErrorPathsIT} (INARA
 * HRIS) and {@link PgBouncerIT} (the chat app).
 */
class AncestorsIT {

  private static final String TOO_MANY = "53300";

  /** A connection for each request, on a database that allowed a handful. */
  @Test
  void requestsShareThreeConnectionsUnlikeSheAndSoul() throws Exception {
    int allowed = 8;
    try (PostgresServer postgres = PostgresServer.started("ancestor-a-database")) {
      limit(postgres, allowed);
      assertThatThrownBy(() -> open(postgres, 40, "headgate"))
          .isInstanceOf(SQLException.class)
          .extracting(refused -> ((SQLException) refused).getSQLState())
          .isEqualTo(TOO_MANY);

      assertSurvives("ancestor-a", postgres, allowed, Map.of("DB_PRESET", "tiny"));
    }
  }

  /** Two ways to one database, each with its pool of 10 and 15 above. */
  @Test
  void requestsShareOnePoolUnlikeTheGatewaysTwoPaths() throws Exception {
    int allowed = 40;
    try (PostgresServer postgres = PostgresServer.started("ancestor-c-database")) {
      limit(postgres, allowed);
      List<Connection> async = open(postgres, 10 + 15, "asyncpg");
      try {
        assertThatThrownBy(() -> open(postgres, 10 + 15, "sqlalchemy"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("too many connections");
      } finally {
        close(async);
      }

      assertSurvives(
          "ancestor-c",
          postgres,
          allowed,
          Map.of("DB_PRESET", "gateway", "DB_CONNECTION_BUDGET", String.valueOf(allowed)));
    }
  }

  /**
   * The first way failed, the second answered with what it had, and nobody saw that profiles were
   * lost.
   */
  @Test
  void lostDatabaseIsReportedUnlikeByTheGateway() throws Exception {
    try (PostgresServer platform = PostgresServer.started("ancestor-c-platform");
        PostgresServer userdata = PostgresServer.started("ancestor-c-userdata");
        Headgate headgate =
            Headgate.withoutDatabase(
                "ancestor-c-fallback",
                Map.of("DATABASE_URL", platform.url(), "USERDATA_DATABASE_URL", userdata.url()))) {
      headgate.startServer();
      Health health = new Health(headgate);
      health.awaitReady();
      Person ada = Person.user(headgate);
      write(ada, "Ada", 200);
      userdata.crash();
      health.awaitState("userdata", "DOWN");

      assertThat(profileWithFallback(userdata, platform)).isEqualTo("nobody");

      ada.asCaller()
          .get("/users/me/profile")
          .then()
          .statusCode(503)
          .body("type", equalTo("urn:headgate:problem:database-unavailable"));
      write(ada, "Countess", 503);
      ada.me().then().statusCode(200);
      assertThat(platform.number("select count(*) from pg_tables where tablename = 'profile'"))
          .isZero();

      userdata.start();
      health.awaitReady();
      ada.asCaller().get("/users/me/profile").then().body("display_name", equalTo("Ada"));
    }
  }

  /** Pools of 2, 5 or 10, as three files said, and a new one for each call. */
  @Test
  void twoPoolsAreKeptUnlikeTheSchedulersPoolForEachCall() throws Exception {
    int allowed = 20;
    try (PostgresServer postgres = PostgresServer.started("ancestor-e-database")) {
      limit(postgres, allowed);
      List<Connection> pools = new ArrayList<>();
      try {
        assertThatThrownBy(
                () -> {
                  for (int call = 0; call < 1000; call++) {
                    pools.addAll(open(postgres, 2, "pool of call " + call));
                  }
                })
            .isInstanceOf(SQLException.class)
            .extracting(refused -> ((SQLException) refused).getSQLState())
            .isEqualTo(TOO_MANY);
      } finally {
        close(pools);
      }

      assertSurvives(
          "ancestor-e", postgres, allowed, Map.of("DB_POOL_SIZE", "2", "DB_MAX_OVERFLOW", "3"));
    }
  }

  /** Forty at once: each is served or refused with Retry-After, and the server is not run dry. */
  private static void assertSurvives(
      String name, PostgresServer postgres, int allowed, Map<String, String> settings)
      throws Exception {
    Map<String, String> variables = new HashMap<>(settings);
    variables.put("DATABASE_URL", postgres.url());
    try (Headgate headgate = Headgate.withoutDatabase(name, variables)) {
      headgate.serve();
      Load load = new Load(new Crowd(headgate).readersWithOneStrangerIn(25));
      try (Sampler<Integer> sessions = new Sampler<>(Duration.ofMillis(50), postgres::sessions)) {
        LoadReport report = load.run(40, Duration.ofSeconds(4));

        int most = sessions.answers().stream().max(Integer::compareTo).orElse(0);
        System.out.printf("%s, %d connections allowed, %d used: %s%n", name, allowed, most, report);
        assertThat(report.oddities()).isEmpty();
        assertThat(report.served()).isPositive();
        assertThat(most).isPositive().isLessThanOrEqualTo(allowed);
      }
    }
  }

  /** As the ancestor did: whatever goes wrong on the first way is a reason to take the second. */
  private static String profileWithFallback(PostgresServer first, PostgresServer second) {
    return displayName(first).or(() -> displayName(second)).orElse("nobody");
  }

  private static Optional<String> displayName(PostgresServer server) {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl("headgate"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select display_name from userdata.profile")) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  private static void write(Person person, String name, int status) {
    person
        .asCaller()
        .body(Map.of("display_name", name))
        .put("/users/me/profile")
        .then()
        .statusCode(status);
  }

  private static void limit(PostgresServer postgres, int connections) throws SQLException {
    try (Connection connection = postgres.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("alter role headgate connection limit " + connections);
    }
  }

  private static List<Connection> open(PostgresServer postgres, int count, String application)
      throws SQLException {
    List<Connection> open = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        open.add(
            DriverManager.getConnection(
                postgres.jdbcUrl("headgate")
                    + "&ApplicationName="
                    + application.replace(' ', '+')));
      }
      return open;
    } catch (SQLException e) {
      close(open);
      throw e;
    }
  }

  private static void close(List<Connection> open) throws SQLException {
    for (Connection connection : open) {
      connection.close();
    }
  }
}
