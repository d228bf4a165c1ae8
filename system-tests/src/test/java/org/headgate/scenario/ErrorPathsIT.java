package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.Health;
import org.headgate.testbed.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A request whose last statement fails, in each of the ways in which a statement can: its earlier
 * changes are rolled back, its connection is returned, and the log has one line with the cause.
 */
class ErrorPathsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern ERROR = Pattern.compile("^\\[[^]]+] \\w{8} \\S+ +E .*");

  private static PostgresServer postgres;
  private static Headgate headgate;
  private static Person administrator;
  private static Person known;

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgresServer.started("error-paths-database");
    headgate =
        Headgate.withoutDatabase(
            "error-paths",
            Map.of(
                "DATABASE_URL",
                postgres.url(),
                "DB_PRESET",
                "tiny",
                "DB_COMMAND_TIMEOUT",
                "1",
                "NETWORK_SENDS",
                "100000"));
    headgate.serve();
    administrator = Person.administrator(headgate);
    known = Person.user(headgate);
    known.logIn(Person.PASSWORD).then().statusCode(200);
  }

  @AfterAll
  static void stop() {
    headgate.close();
    postgres.close();
  }

  /**
   * Its 20 and 40 connections were lost one by one to requests that failed and gave nothing back;
   * the next waited for thirty seconds and failed as well.
   */
  @Test
  void failedRequestsReturnTheirConnectionsUnlikeInaras() throws Exception {
    int pool = 20 + 40;
    List<Connection> lost = new ArrayList<>();
    try {
      for (int request = 0; request < pool; request++) {
        lost.add(failedAndForgotten());
      }
      assertThat(
              postgres.number(
                  "select count(*) from pg_stat_activity where state ="
                      + " 'idle in transaction (aborted)'"))
          .isEqualTo(pool);
    } finally {
      for (Connection connection : lost) {
        connection.close();
      }
    }

    breakSessions("raise exception 'no session today'");
    for (int request = 0; request < pool; request++) {
      known.logIn(Person.PASSWORD).then().statusCode(500);
    }
    mendSessions();
    assertEverythingIsBack();
    known.logIn(Person.PASSWORD).then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the server refuses the statement | raise exception 'no session today' | 500",
        "a constraint is broken | raise exception using errcode = '23514' | 500",
        "the connection is ended | perform pg_terminate_backend(pg_backend_pid()) | 503",
        "the statement runs for too long | perform pg_sleep(5) | 503",
        "two transactions are in each other's way | raise exception using errcode = '40P01' | 503",
        "the disk is full | raise exception using errcode = '53100' | 503"
      })
  void failedRequestLeavesOnlyOneLogLine(String what, String fault, int status) throws Exception {
    breakSessions(fault);
    int errors = errors().size();
    String previous = lastLogIn();

    Response answer = known.logIn(Person.PASSWORD);

    assertThat(answer.statusCode()).as(what).isEqualTo(status);
    assertThat(lastLogIn()).isEqualTo(previous);
    assertEverythingIsBack();
    List<String> lines = errors().subList(errors, errors().size());
    assertThat(lines).as(what).hasSize(1);
    assertThat(log()).contains("Caused by: org.postgresql.util.PSQLException");
    mendSessions();
    known.logIn(Person.PASSWORD).then().statusCode(200);
    assertThat(lastLogIn()).isNotEqualTo(previous);
  }

  private static String lastLogIn() throws SQLException {
    try (Connection connection = postgres.superuser();
        PreparedStatement statement =
            connection.prepareStatement(
                "select last_login_at::text || (select count(*) from platform.session)"
                    + " from platform.account where email = ?")) {
      statement.setString(1, known.email());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private static Connection failedAndForgotten() throws SQLException {
    Connection connection = DriverManager.getConnection(postgres.jdbcUrl("headgate"));
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("select 1 / 0")).isInstanceOf(SQLException.class);
    }
    return connection;
  }

  /** The session is among the last that a log-in writes. */
  private static void breakSessions(String fault) throws SQLException {
    postgres.execute(
        """
        create or replace function public.no_session() returns trigger language plpgsql as
        $$begin %s; return new; end$$
        """
            .formatted(fault),
        "create or replace trigger no_session before insert on platform.session for each row"
            + " execute function public.no_session()");
  }

  private static void mendSessions() throws SQLException {
    postgres.execute("drop trigger no_session on platform.session");
    new Health(headgate).awaitReady();
  }

  private static void assertEverythingIsBack() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(
                      postgres.number(
                          "select count(*) from pg_stat_activity where application_name ="
                              + " 'headgate-platform' and state like 'idle in transaction%'"))
                  .isZero();
              assertThat(
                      administrator
                          .asCaller()
                          .get("/admin/pools/platform/borrowers")
                          .<List<?>>path("items"))
                  .isEmpty();
            });
  }

  private static List<String> errors() throws IOException {
    return log().lines().filter(line -> ERROR.matcher(line).matches()).toList();
  }

  private static String log() throws IOException {
    return Files.readString(headgate.logs().resolve("messages.log"));
  }
}
