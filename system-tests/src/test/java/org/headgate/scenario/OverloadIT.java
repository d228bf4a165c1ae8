package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.headgate.system.client.Crowd;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.Health;
import org.headgate.testbed.Load;
import org.headgate.testbed.LoadReport;
import org.headgate.testbed.PostgresServer;
import org.headgate.testbed.Sampler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Many more clients than connections: the smallest preset, 3 connections a pool, on a server that
 * has few itself. The ancestors failed here.
 */
class OverloadIT {

  private static final Logger LOG = System.getLogger(OverloadIT.class.getName());
  private static final boolean LONG = Boolean.getBoolean("long");
  private static final Duration TIME = Duration.ofSeconds(LONG ? 60 : 10);
  private static final Duration CALM_TIME = Duration.ofSeconds(LONG ? 20 : 4);
  private static final Duration READY_LIMIT = Duration.ofMillis(500);

  private static final String IN_TRANSACTION =
      "select count(*) from pg_stat_activity where application_name like 'headgate%' and state like"
          + " 'idle in%'";

  /** Platform 3, user data 3, operator lane 2. */
  private static final int CONNECTIONS = 3 + 3 + 2;

  private static PostgresServer postgres;
  private static Headgate headgate;
  private static Health health;

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgresServer.started("overload-database");
    headgate =
        Headgate.withoutDatabase(
            "overload",
            Map.of(
                "DATABASE_URL",
                postgres.url(),
                "DB_PRESET",
                "tiny",
                "TRUSTED_PROXIES",
                "127.0.0.0/8,::1/128"));
    headgate.startServer();
    health = new Health(headgate);
    health.awaitReady();
  }

  @AfterAll
  static void stop() {
    headgate.close();
    postgres.close();
  }

  /** As the ancestor went about it: a connection for each request, none given back in time. */
  @Test
  void unpooledConnectionsExhaustTheServer() throws SQLException {
    int free = postgres.number("select 200 + current_setting('max_connections')::int");
    List<Connection> sessions = new ArrayList<>();
    try {
      assertThatThrownBy(
              () -> {
                for (int request = 0; request < free; request++) {
                  sessions.add(DriverManager.getConnection(postgres.jdbcUrl("headgate")));
                }
              })
          .isInstanceOf(SQLException.class)
          .extracting(thrown -> ((SQLException) thrown).getSQLState())
          .isEqualTo("53300");
    } finally {
      for (Connection session : sessions) {
        session.close();
      }
    }
    health.awaitReady();
  }

  @Test
  void twoHundredClientsAreServedOrRefusedWithRetryAfter() throws Exception {
    Load load = new Load(new Crowd(headgate).readersWithOneStrangerIn(100));
    load.run(20, CALM_TIME);
    try (Sampler<Integer> probes = new Sampler<>(Duration.ofMillis(100), health::ready);
        Sampler<Integer> sessions = new Sampler<>(Duration.ofMillis(100), postgres::sessions)) {
      LoadReport calm = load.run(20, CALM_TIME);
      LoadReport rush = load.run(200, TIME);
      LOG.log(
          Level.WARNING,
          "20 clients: {0}\n200 clients: {1}\nslowest readiness {2} ms, sessions at most {3}",
          calm,
          rush,
          probes.slowest().toMillis(),
          sessions.answers().stream().max(Integer::compareTo).orElse(0));

      assertThat(calm.oddities()).isEmpty();
      assertThat(rush.oddities()).isEmpty();
      assertThat(probes.answers()).isNotEmpty().containsOnly(200);
      assertThat(probes.samples()).allMatch(sample -> sample.failure().isEmpty());
      assertThat(probes.slowest()).isLessThan(READY_LIMIT);
      assertThat(sessions.answers()).allMatch(count -> count <= CONNECTIONS);
      assertThat(rush.servedPerSecond()).isGreaterThan(0.9 * calm.servedPerSecond());
    }
  }

  /** Liberty has found the queue, and the application its limits. */
  @Test
  void readsWaitInFrontOfTheServer() throws Exception {
    assertReadsWaitInFront(new Crowd(headgate).readers());
  }

  @Test
  void readsWithEmptyBodiesWaitInFrontOfTheServer() throws Exception {
    assertReadsWaitInFront(new Crowd(headgate).readersWithEmptyBodies());
  }

  private static void assertReadsWaitInFront(Supplier<HttpRequest> readers) throws Exception {
    CompletableFuture<LoadReport> crowd = new Load(readers).begin(100, CALM_TIME);

    await().atMost(CALM_TIME).until(() -> waiting("_in_front") > 0);

    LoadReport report = crowd.get();
    assertThat(report.oddities()).isEmpty();
    assertThat(report.served()).isPositive();
    await().atMost(Duration.ofSeconds(10)).until(() -> waiting("") == 0);
  }

  private static double waiting(String where) {
    return headgate
        .root()
        .get("/metrics")
        .asString()
        .lines()
        .filter(line -> line.matches("headgate_requests_waiting" + where + "[{ ].*"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** A request that waited without a thread is dispatched anew, and must not lose its query. */
  @Test
  void waitingRequestsGetTheRequestedAnswer() {
    Person administrator = Person.administrator(headgate);
    Person.user(headgate);
    CompletableFuture<LoadReport> crowd =
        new Load(new Crowd(headgate).readers()).begin(60, CALM_TIME);
    List<Integer> sizes = new ArrayList<>();
    while (!crowd.isDone()) {
      Response page = administrator.asCaller().get("/admin/users?limit=1");
      if (page.statusCode() == 200) {
        sizes.add(page.path("items.size()"));
      }
    }

    assertThat(sizes).isNotEmpty().containsOnly(1);
  }

  /** Known or not, whoever asks leaves no connection behind. */
  @Test
  void optionalAuthenticationLeavesNoConnectionInUse() throws Exception {
    Load load = new Load(new Crowd(headgate).anybody());

    LoadReport report = load.run(60, CALM_TIME);

    LOG.log(Level.WARNING, "60 of whom some are known: {0}", report);
    assertThat(report.oddities()).isEmpty();
    assertThat(report.served()).isPositive();
    Person administrator = Person.administrator(headgate);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              assertThat(postgres.number(IN_TRANSACTION)).isZero();
              administrator
                  .asCaller()
                  .get("/admin/pools/platform")
                  .then()
                  .body("statistics.in_use", equalTo(0))
                  .body("statistics.waiting", equalTo(0));
            });
  }

  @Test
  void schedulerDoesNotStarveReaders() throws Exception {
    int previous = executionsLeft();
    Load signUps = new Load(new Crowd(headgate).strangers());
    Load reads = new Load(new Crowd(headgate).readers());

    LoadReport ordered = signUps.times(8, 25);
    LoadReport read = reads.run(8, Duration.ofSeconds(3));

    assertThat(previous).isNotNegative();
    assertThat(ordered.oddities()).isEmpty();
    assertThat(ordered.served()).isGreaterThan(100);
    assertThat(read.statuses()).containsOnlyKeys(200);
    await().atMost(Duration.ofSeconds(30)).until(() -> executionsLeft() == 0);
  }

  private static int executionsLeft() throws SQLException {
    return postgres.number(
        "select count(*) from platform.scheduled_tasks where execution_time <= now()");
  }
}
