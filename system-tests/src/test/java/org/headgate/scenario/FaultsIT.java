package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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
import org.headgate.testbed.TcpProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Faults of databases and networks, under load: clients see only 200 and 503, the probes answer,
 * and service returns without a restart.
 */
class FaultsIT {

  private static final Duration HEALING = Duration.ofSeconds(25);
  private static final Duration PROBE_LIMIT = Duration.ofMillis(500);

  private static PostgresServer postgres;
  private static TcpProxy proxy;
  private static Headgate headgate;
  private static Health health;
  private static Load load;

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgresServer.started("faults-database");
    proxy = TcpProxy.to(postgres.port());
    headgate =
        Headgate.withoutDatabase(
            "faults",
            Map.of(
                "DATABASE_URL",
                postgres.urlVia(proxy.port()),
                "DB_PRESET",
                "supabase-session",
                "DB_CONNECT_TIMEOUT",
                "2",
                "DB_COMMAND_TIMEOUT",
                "2",
                "TRUSTED_PROXIES",
                "127.0.0.0/8,::1/128"));
    headgate.startServer();
    health = new Health(headgate);
    health.awaitReady();
    load = new Load(new Crowd(headgate).readersWithOneStrangerIn(40));
  }

  @AfterAll
  static void stop() throws Exception {
    headgate.close();
    proxy.close();
    postgres.close();
  }

  @BeforeEach
  void awaitReady() {
    health.awaitReady();
  }

  /** The ancestor kept a dead connection and gave it to the next request. */
  @Test
  void unprotectedConnectionFailsAfterItsSessionEnds() throws Exception {
    try (Connection kept = DriverManager.getConnection(postgres.jdbcUrl("headgate"));
        Statement statement = kept.createStatement()) {
      postgres.number(
          "select count(pg_terminate_backend(pid)) from pg_stat_activity"
              + " where usename = 'headgate' and application_name not like 'headgate%'");
      assertThatThrownBy(() -> statement.execute("select 1")).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void endedSessionsAreReplaced() throws Exception {
    LoadReport report = loadWhile(Duration.ofSeconds(4), () -> postgres.terminateSessions());

    assertThat(report.oddities()).isEmpty();
    assertThat(report.served()).isPositive();
    assertHealed();
  }

  @Test
  void crashedServerIsReconnected() throws Exception {
    LoadReport report =
        loadWhile(
            Duration.ofSeconds(6),
            () -> {
              postgres.crash();
              postgres.start();
            });

    assertThat(report.oddities()).isEmpty();
    assertHealed();
  }

  @Test
  void cutConnectionsAreReplaced() throws Exception {
    LoadReport report = loadWhile(Duration.ofSeconds(3), proxy::cut);

    assertThat(report.oddities()).isEmpty();
    assertHealed();
  }

  @Test
  void slowNetworkCausesNoFailures() throws Exception {
    LoadReport report = loadWhile(Duration.ofSeconds(3), () -> proxy.delay(Duration.ofMillis(20)));
    proxy.pass();

    assertThat(report.oddities()).isEmpty();
    assertThat(report.served()).isPositive();
    assertHealed();
  }

  @Test
  void silentNetworkFailsRequestsInTime() throws Exception {
    try (Sampler<Integer> live = new Sampler<>(Duration.ofMillis(100), health::live);
        Sampler<Integer> ready = new Sampler<>(Duration.ofMillis(100), health::ready)) {
      LoadReport report = loadWhile(Duration.ofSeconds(12), proxy::hang);
      proxy.pass();

      assertThat(report.oddities()).isEmpty();
      assertThat(report.statuses()).containsKey(503);
      assertThat(report.slowest()).isLessThan(Duration.ofSeconds(15));
      assertThat(live.answers()).isNotEmpty().containsOnly(200);
      assertThat(live.slowest()).isLessThan(PROBE_LIMIT);
      assertThat(ready.answers()).containsOnly(200, 503);
      assertThat(ready.slowest()).isLessThan(PROBE_LIMIT);
    }
    assertHealed();
  }

  private static void assertHealed() throws InterruptedException {
    health.awaitReadyWithin(HEALING);
    Supplier<Integer> signUp = () -> Person.stranger(headgate).signUp().statusCode();
    await().atMost(HEALING).until(() -> signUp.get() == 202);
    assertThat(new Load(new Crowd(headgate).readers()).times(4, 25).statuses())
        .containsOnlyKeys(200);
  }

  /** Lets a small crowd ask, and does the damage in the middle of it. */
  private static LoadReport loadWhile(Duration time, Damage damage) throws Exception {
    CompletableFuture<LoadReport> report = load.begin(20, time);
    await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
    damage.inflict();
    return report.get();
  }

  private interface Damage {
    void inflict() throws Exception;
  }
}
