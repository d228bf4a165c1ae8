package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.PoolsAtRest;
import org.headgate.testbed.Load;
import org.headgate.testbed.LoadReport;
import org.headgate.testbed.PostgresServer;
import org.headgate.testbed.TcpProxy;
import org.junit.jupiter.api.Test;

/**
 * A connection was lost once, after these steps: readers, a lock on the accounts that outlives the
 * longest statement, its holder and a forgotten transaction ended, a pool made smaller while its
 * connections are out, and that reverted. Each round does them with other times, and then nothing
 * may be out. {@code -Drounds=200} repeats it as often, {@code -Dseed} repeats its times.
 */
class LostConnectionIT {

  private static final int ROUNDS = Integer.getInteger("rounds", 4);
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int READERS = 30;
  private static final Duration LONGEST_ROUND = Duration.ofMinutes(2);
  private static final Duration LONGEST_REVERT = Duration.ofSeconds(10);
  private static final Duration DISTANCE = Duration.ofMillis(8);

  private final Random random = new Random(SEED);
  private PostgresServer postgres;
  private Headgate headgate;
  private Person administrator;
  private List<Person> people;

  @Test
  void noConnectionIsLostUnderFaultsAndLoad() throws Exception {
    try (PostgresServer database = PostgresServer.started("lost-connection-database");
        TcpProxy proxy = TcpProxy.to(database.port());
        Headgate server =
            Headgate.withoutDatabase(
                "lost-connection",
                Map.of(
                    "DATABASE_URL",
                    database.urlVia(proxy.port()),
                    "DB_COMMAND_TIMEOUT",
                    "2",
                    "NETWORK_SENDS",
                    "100000"))) {
      postgres = database;
      headgate = server;
      server.serve();
      people = Stream.generate(() -> Person.user(server)).limit(4).toList();
      proxy.delay(DISTANCE);
      for (int round = 1; round <= ROUNDS; round++) {
        System.out.printf("round %d of seed %d: %s%n", round, SEED, round());
        new PoolsAtRest(server).assertReached();
      }
    }
  }

  private String round() throws Exception {
    administrator = Person.administrator(headgate);
    people.forEach(person -> person.keep(person.logIn(Person.PASSWORD)));
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<LoadReport> readers = new Load(reads(over)).begin(READERS, LONGEST_ROUND);
    CompletableFuture<?> logIns = CompletableFuture.runAsync(() -> logInUntil(over));
    try {
      pause(400);
      lockAccounts();
      pause(400);
      signalServerProcesses();
      terminateIdleTransaction();
      pause(300);
      String change = shrink();
      return change + ", " + readersAfter(over, readers);
    } finally {
      over.set(true);
      logIns.join();
    }
  }

  private static LoadReport readersAfter(
      AtomicBoolean over, CompletableFuture<LoadReport> readers) {
    over.set(true);
    LoadReport report = readers.join();
    assertThat(report.oddities()).isEmpty();
    return report;
  }

  /** A reader whose round is over asks nothing more. */
  private Supplier<HttpRequest> reads(AtomicBoolean over) {
    HttpRequest read =
        HttpRequest.newBuilder(URI.create(headgate.url("/api/v1/users/me")))
            .header("Authorization", "Bearer " + people.get(0).accessToken())
            .build();
    return () -> {
      if (over.get()) {
        throw new Load.Over();
      }
      pause(60);
      return read;
    };
  }

  private void logInUntil(AtomicBoolean over) {
    while (!over.get()) {
      people.forEach(person -> person.logIn(Person.PASSWORD));
    }
  }

  /** For longer than a statement may take, or not. */
  private void lockAccounts() throws SQLException {
    try (Connection outside = postgres.superuser();
        Statement statement = outside.createStatement()) {
      outside.setAutoCommit(false);
      statement.execute("lock table platform.account in access exclusive mode");
      pause(3500);
      end(pid(outside));
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isIn("57P01", "08006", "08003");
    }
  }

  private void terminateIdleTransaction() throws SQLException {
    Person person = people.get(random.nextInt(people.size()));
    try (Connection outside = postgres.superuser();
        Statement statement = outside.createStatement()) {
      outside.setAutoCommit(false);
      statement.execute(
          "update platform.account set full_name = full_name where email = '%s'"
              .formatted(person.email()));
      pause(1500);
      end(pid(outside));
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isIn("57P01", "08006", "08003");
    }
  }

  private void end(int pid) throws SQLException {
    int answer =
        administrator
            .asCaller()
            .body(Map.of())
            .post("/admin/database/backends/" + pid + "/terminate")
            .statusCode();
    if (answer != 200) {
      postgres.number("select pg_terminate_backend(%d)::int".formatted(pid));
    }
  }

  /** Statements that are cancelled and processes that are ended in the midst of their work. */
  private void signalServerProcesses() throws SQLException {
    if (random.nextBoolean()) {
      signal("pg_cancel_backend", 1 + random.nextInt(8));
    }
    if (random.nextBoolean()) {
      signal("pg_terminate_backend", 1 + random.nextInt(4));
    }
  }

  private void signal(String function, int processes) throws SQLException {
    postgres.number(
        """
        select count(%s(pid)) from (
          select pid from pg_stat_activity where application_name like 'headgate-%%'
           order by state = 'active' desc, random() limit %d) chosen
        """
            .formatted(function, processes));
  }

  /** Reverted by itself when it is seen to be worse, or by hand before. */
  private String shrink() throws SQLException {
    Response change =
        administrator
            .asCaller()
            .body(Map.of("pool_size", 1, "max_overflow", 0, "confirm_within_seconds", 60))
            .patch("/admin/pools/platform");
    if (change.statusCode() != 202) {
      return "no change: " + change.statusCode();
    }
    pause(2500);
    signalServerProcesses();
    int byHand = revert(change.path("change_id"));
    assertThat(byHand).isIn(200, 409);
    return byHand == 200 ? "reverted by hand" : "reverted by itself";
  }

  /** Once more where the connection was ended that would have written it down. */
  private int revert(String change) {
    AtomicInteger status = new AtomicInteger();
    await()
        .atMost(LONGEST_REVERT)
        .until(
            () -> {
              status.set(
                  administrator
                      .asCaller()
                      .post("/admin/pools/changes/" + change + "/revert")
                      .statusCode());
              return status.get() != 503;
            });
    return status.get();
  }

  private void pause(int mostMillis) {
    Duration time;
    synchronized (random) {
      time = Duration.ofMillis(1 + random.nextInt(mostMillis));
    }
    await().pollDelay(time).pollInterval(Duration.ofMillis(1)).until(() -> true);
  }

  private static int pid(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }
}
