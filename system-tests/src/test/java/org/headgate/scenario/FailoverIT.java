package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.headgate.system.client.Crowd;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.Health;
import org.headgate.testbed.Load;
import org.headgate.testbed.LoadReport;
import org.headgate.testbed.PostgresServer;
import org.junit.jupiter.api.Test;

/**
 * A primary and its streaming standby that fail over under load: clients see only 200 and 503 with
 * Retry-After, and service returns without a restart.
 */
class FailoverIT {

  private static final Duration HEALING = Duration.ofSeconds(30);
  private static final Duration TIME = Duration.ofSeconds(15);

  @Test
  void secondHostServesAfterFirstDies() throws Exception {
    try (PostgresServer first = PostgresServer.started("died-first");
        PostgresServer second = first.standby("died-second");
        Headgate headgate = headgate("died", first, second)) {
      Load load = started(headgate);
      Person known = Person.user(headgate);
      awaitFollowed(first, second);

      CompletableFuture<LoadReport> crowd = load.begin(10, TIME);
      await().pollDelay(Duration.ofSeconds(2)).until(() -> !crowd.isDone());
      first.crash();
      second.promote();

      assertServedBy(second, headgate, known);
      tell("the first host died", crowd.get());
    }
  }

  @Test
  void readOnlyHostIsReplacedByWritableHost() throws Exception {
    try (PostgresServer first = PostgresServer.started("demoted-first");
        PostgresServer second = first.standby("demoted-second");
        Headgate headgate = headgate("demoted", first, second)) {
      Load load = started(headgate);
      Person known = Person.user(headgate);
      awaitFollowed(first, second);

      CompletableFuture<LoadReport> crowd = load.begin(10, TIME);
      await().pollDelay(Duration.ofSeconds(2)).until(() -> !crowd.isDone());
      try (Connection connection = first.superuser();
          Statement statement = connection.createStatement()) {
        statement.execute("alter system set default_transaction_read_only = on");
        statement.execute("select pg_reload_conf()");
      }
      second.promote();

      assertServedBy(second, headgate, known);
      assertThat(first.sessions()).isZero();
      tell("the first host was demoted", crowd.get());
    }
  }

  private static Headgate headgate(String name, PostgresServer first, PostgresServer second) {
    return Headgate.withoutDatabase(
        name,
        Map.of(
            "DATABASE_URL",
            "postgresql://headgate@localhost:%d,localhost:%d/headgate"
                .formatted(first.port(), second.port()),
            "DB_PRESET",
            "supabase-session",
            "DB_CONNECT_TIMEOUT",
            "4"));
  }

  private static Load started(Headgate headgate) throws InterruptedException {
    headgate.serve();
    return new Load(new Crowd(headgate).readersWithOneStrangerIn(40));
  }

  /** All that the test knows of must have reached the standby. */
  private static void awaitFollowed(PostgresServer first, PostgresServer second) {
    await()
        .atMost(HEALING)
        .until(
            () ->
                second.number("select count(*) from platform.account")
                    == first.number("select count(*) from platform.account"));
  }

  private static void assertServedBy(PostgresServer second, Headgate headgate, Person known)
      throws SQLException {
    new Health(headgate).awaitReadyWithin(HEALING);
    await().atMost(HEALING).until(() -> Person.stranger(headgate).signUp().statusCode() == 202);
    await().atMost(HEALING).until(() -> known.me().statusCode() == 200);
    assertThat(second.sessions()).isPositive();
  }

  private static void tell(String what, LoadReport report) {
    System.out.println(what + ": " + report);
    assertThat(report.oddities()).isEmpty();
    assertThat(report.served()).isPositive();
  }
}
