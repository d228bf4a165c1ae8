package org.headgate.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import org.headgate.testbed.Installation;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.Sampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes are restarted and upgraded one after the other while people use them. */
@NeedsTool("haproxy")
class RollingUpdateIT {

  private static final int CALLERS = 4;
  private static final String HISTORY =
      "select count(*) from platform.schema_history where success and version in ('9999.1', '9999.2')";

  /**
   * A migration of a later version: it takes a while, and the older version ignores its additions.
   */
  private static final Map<String, String> EXPANSION =
      Map.of(
          "V9999_1__expansion.sql",
          """
          select pg_sleep(3);
          create table platform.nickname (
            account_id  uuid primary key references platform.account on delete cascade,
            nickname    text not null
          );
          alter table platform.account add column nicknames integer not null default 0;
          alter table platform.schedule add column colour text;
          """,
          "V9999_2__concurrently_colours.sql",
          """
          drop index concurrently if exists platform.schedule_colour;
          create index concurrently schedule_colour on platform.schedule (colour)
          """,
          "V9999_2__concurrently_colours.sql.conf",
          "executeInTransaction=false");

  @TempDir Path folder;

  @Test
  void rollingRestartLosesNoRequest() throws Exception {
    Installation installation = Installation.in(folder.resolve("installed"));
    try (Cluster cluster = Cluster.started("cluster-restart", folder, installation)) {
      assertLosesNothing(cluster, () -> cluster.rollTo(installation));
    }
  }

  @Test
  void upgradeWithMigrationAndDowngradeLoseNoRequest() throws Exception {
    Installation old = Installation.in(folder.resolve("old"));
    Installation next = Installation.in(folder.resolve("next")).with(EXPANSION);
    try (Cluster cluster = Cluster.started("cluster-upgrade", folder, old);
        Connection connection = cluster.callersView().connection()) {
      assertThat(Cluster.count(connection, HISTORY)).isZero();
      assertLosesNothing(
          cluster,
          () -> {
            cluster.rollNode(0, next);
            assertThat(Cluster.count(connection, HISTORY)).isEqualTo(2);
            cluster.rollNode(1, next);
            cluster.rollNode(2, next);
            cluster.rollNode(0, old);
          });
    }
  }

  /** Each request was answered as it should be, was done once, and the budget was kept. */
  private static void assertLosesNothing(Cluster cluster, Roll roll) throws Exception {
    try (Connection connection = cluster.callersView().connection();
        Sampler<Integer> held =
            new Sampler<>(Duration.ofMillis(50), () -> Cluster.held(connection))) {
      Callers callers = new Callers(cluster.callersView(), CALLERS);
      try {
        roll.run();
      } finally {
        callers.leave();
      }
      int most = held.answers().stream().max(Integer::compareTo).orElseThrow();
      System.out.printf(
          "rolling update: %s; at the proxy %s; most connections %d of %d in %d looks%n",
          callers, cluster.proxy().lost(), most, Cluster.BUDGET, held.answers().size());
      assertThat(callers.lost()).isEmpty();
      assertThat(cluster.proxy().lost()).isEmpty();
      assertThat(callers.answered("refresh")).isGreaterThan(CALLERS);
      assertThat(
              Cluster.count(
                  connection, "select count(*) from platform.schedule where owner_id is not null"))
          .isEqualTo((int) callers.answered("schedule"));
      assertThat(
              Cluster.count(
                  connection,
                  "select count(*) from platform.account where email like 'stranger-%'"))
          .isEqualTo((int) callers.answered("sign-up"));
      assertThat(most).isBetween(Cluster.BUDGET / 2, Cluster.BUDGET);
      assertThat(cluster.errors()).isEmpty();
    }
  }

  /** An operation on a cluster under load. */
  @FunctionalInterface
  private interface Roll {
    void run() throws Exception;
  }
}
