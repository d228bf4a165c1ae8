package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.headgate.pool.persistence.faults.FaultClassifier;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.system.client.Crowd;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.Health;
import org.headgate.testbed.Load;
import org.headgate.testbed.LoadReport;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.PgBouncer;
import org.headgate.testbed.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind the machine's own PgBouncer, as hosted databases are. */
@NeedsTool("pgbouncer")
class PgBouncerIT {

  private static final int BUDGET = 5;

  /** Both servers use one database, in which signing keys are sealed. */
  private static final String SECRET_KEY = "00112233445566778899aabbccddeeff".repeat(2);

  private static PostgresServer postgres;

  @BeforeAll
  static void start() {
    postgres = PostgresServer.started("pgbouncer-database");
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  /** Its 5 and 10 above were refused by a pooler that lets 5 clients in; ours are five in all. */
  @Test
  void sessionModeWithFiveClientsSufficesUnlikeForTheChatApp() throws Exception {
    try (PgBouncer bouncer = PgBouncer.started(postgres, PgBouncer.Mode.SESSION, BUDGET, BUDGET);
        Headgate headgate = behind(bouncer, "pgbouncer-session", "")) {
      assertAncestorIsRefusedBy(bouncer);
      start(headgate);
      Person.user(headgate).me().then().statusCode(200);
      Load load = new Load(new Crowd(headgate).readersWithOneStrangerIn(50));

      LoadReport fitting = load.run(40, Duration.ofSeconds(4));

      assertThat(fitting.oddities()).isEmpty();
      assertThat(fitting.served()).isPositive();

      try (Connection neighbour = onlyClient(bouncer)) {
        LoadReport shutOut = load.run(10, Duration.ofSeconds(3));

        assertThat(neighbour.isValid(1)).isTrue();
        assertThat(shutOut.oddities()).isEmpty();
        assertThat(shutOut.statuses()).containsOnlyKeys(503);
        assertThat(shutOut.refusedFor("database-busy")).isPositive();
      }

      bouncer.restart(BUDGET, BUDGET);
      new Health(headgate).awaitReady();
      Person.user(headgate).me().then().statusCode(200);
    }
  }

  /** The ancestor's driver prepared statements by name, on a connection that is another's next. */
  @Test
  void namedStatementsBreakInTransactionMode() throws Exception {
    try (PgBouncer bouncer = PgBouncer.started(postgres, PgBouncer.Mode.TRANSACTION, 20, 1);
        Connection one = DriverManager.getConnection(bouncer.jdbcUrl() + "&prepareThreshold=1");
        Connection other = DriverManager.getConnection(bouncer.jdbcUrl() + "&prepareThreshold=1")) {
      prepareByName(one);
      assertThatThrownBy(() -> prepareByName(other))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("prepared statement");
    }
  }

  /** With defaults, and with what Prisma writes: neither says how statements are to be sent. */
  @ParameterizedTest
  @ValueSource(strings = {"", "?schema=public&connection_limit=5&keepalives_idle=30"})
  void transactionModeServesSignUpAndReads(String parameters) throws Exception {
    try (PgBouncer bouncer = PgBouncer.started(postgres, PgBouncer.Mode.TRANSACTION, 40, 3);
        Headgate headgate = behind(bouncer, "pgbouncer-transaction", parameters)) {
      start(headgate);
      Person ada = Person.user(headgate);

      ada.me().then().statusCode(200);
      ada.keep(ada.refresh(ada.refreshToken()));
      LoadReport report =
          new Load(new Crowd(headgate).readersWithOneStrangerIn(20)).run(20, Duration.ofSeconds(6));

      assertThat(report.oddities()).isEmpty();
      assertThat(report.served()).isGreaterThan(200);
      ada.logOut().then().statusCode(204);
    }
  }

  @Test
  void processOfADatabaseWithAnAliasIsTerminated() throws Exception {
    try (PostgresServer aliased = PostgresServer.started("pgbouncer-alias-database");
        PgBouncer bouncer = PgBouncer.started(aliased, PgBouncer.Mode.SESSION, BUDGET, BUDGET);
        Headgate headgate =
            behind(
                aliased.urlVia(bouncer.port()).replaceFirst("headgate$", PgBouncer.ALIAS),
                "pgbouncer-alias");
        Connection outside = DriverManager.getConnection(aliased.jdbcUrl("headgate"))) {
      start(headgate);
      int pid = pid(outside);

      Person.administrator(headgate)
          .asCaller()
          .body(Map.of())
          .post("/admin/database/backends/" + pid + "/terminate")
          .then()
          .statusCode(200);

      await().until(() -> !outside.isValid(1));
    }
  }

  private static int pid(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select pg_backend_pid()");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void assertAncestorIsRefusedBy(PgBouncer bouncer) throws SQLException {
    List<Connection> pool = new ArrayList<>();
    try {
      assertThatThrownBy(
              () -> {
                for (int client = 0; client < 5 + 10; client++) {
                  pool.add(DriverManager.getConnection(bouncer.jdbcUrl()));
                }
              })
          .hasMessageContaining("no more connections allowed")
          .satisfies(
              refused ->
                  assertThat(new FaultClassifier().classify(refused).orElseThrow().kind())
                      .isEqualTo(FaultKind.POOLER_LIMIT));
      assertThat(pool).hasSize(BUDGET);
    } finally {
      close(pool);
    }
  }

  /** Platform 2, user data 1, operator lane 2: five in all. */
  private static Headgate behind(PgBouncer bouncer, String name, String parameters) {
    return behind(postgres.urlVia(bouncer.port()) + parameters, name);
  }

  private static Headgate behind(String url, String name) {
    return Headgate.withoutDatabase(
        name,
        Map.of(
            "DATABASE_URL",
            url,
            "PLATFORM_DB_POOL_SIZE",
            "1",
            "PLATFORM_DB_MAX_OVERFLOW",
            "1",
            "USERDATA_DB_POOL_SIZE",
            "1",
            "USERDATA_DB_MAX_OVERFLOW",
            "0",
            "SECRET_KEY",
            SECRET_KEY,
            "TRUSTED_PROXIES",
            "127.0.0.0/8,::1/128"));
  }

  private static void start(Headgate headgate) throws InterruptedException {
    headgate.serve();
  }

  private static void prepareByName(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select ?::int")) {
      for (int run = 0; run < 2; run++) {
        statement.setInt(1, run);
        statement.executeQuery().close();
      }
    }
  }

  private static void close(List<Connection> pool) throws SQLException {
    for (Connection connection : pool) {
      connection.close();
    }
  }

  /** Takes the one place that the pooler has, ahead of everybody who tries as well. */
  private static Connection onlyClient(PgBouncer bouncer) throws Exception {
    for (int tries = 1; ; tries++) {
      bouncer.restart(1, 1);
      try {
        return DriverManager.getConnection(bouncer.jdbcUrl());
      } catch (SQLException e) {
        if (tries == 50) {
          throw e;
        }
      }
    }
  }
}
