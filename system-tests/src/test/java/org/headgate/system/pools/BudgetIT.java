package org.headgate.system.pools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.AtOnce;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.Sampler;
import org.junit.jupiter.api.Test;

/** Two servers on one database stay within the connection budget, in whatever order they start. */
class BudgetIT {

  private static final int BUDGET = 12;

  /** The rest is kept for nodes that come. */
  private static final int SHARED = BUDGET - 2;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String HELD =
      "select count(*) from pg_stat_activity where application_name like 'headgate%'";

  @Test
  void twoServersUnderLoadNeverExceedTheBudget() throws Exception {
    Map<String, String> budget = Map.of("DB_CONNECTION_BUDGET", String.valueOf(BUDGET));
    try (Headgate first = Headgate.started("budget-first", budget);
        Connection connection = first.connection();
        Sampler<Integer> held = new Sampler<>(Duration.ofMillis(25), () -> held(connection))) {
      first.serve();
      assertThat(total(first)).isEqualTo(SHARED);
      Person person = Person.user(first);
      try (SteadyLoad onFirst = SteadyLoad.of(16, first, person)) {
        await().atMost(PATIENCE).until(() -> onFirst.answers() > 300);
        Map<String, String> same = new HashMap<>(budget);
        same.putAll(first.sharedDatabase());
        try (Headgate second = Headgate.withoutDatabase("budget-second", same)) {
          second.serve();
          try (SteadyLoad onSecond = SteadyLoad.of(16, second, person)) {
            await().atMost(PATIENCE).until(() -> total(first) + total(second) == SHARED);
            await().atMost(PATIENCE).until(() -> onSecond.answers() > 300);
            onSecond.end();
            assertThat(onSecond.statuses()).containsOnlyKeys(200);
          }
        }
        onFirst.end();
        assertThat(onFirst.statuses()).containsOnlyKeys(200);
        System.out.println(
            "budget "
                + BUDGET
                + ": most connections seen "
                + most(held)
                + " in "
                + held.answers().size()
                + " looks; answers of the first server "
                + onFirst.statuses());
      }
      assertThat(most(held)).isBetween(8, BUDGET);
    }
  }

  /** As three pods of one deployment do, into a budget that a fourth has to itself. */
  @Test
  void simultaneousStartsNeverExceedTheBudget() throws Exception {
    Map<String, String> budget = Map.of("DB_CONNECTION_BUDGET", String.valueOf(BUDGET));
    try (Headgate first = Headgate.started("budget-alone", budget);
        Connection connection = first.connection();
        Sampler<Integer> held = new Sampler<>(Duration.ofMillis(5), () -> held(connection))) {
      first.serve();
      await().atMost(PATIENCE).until(() -> total(first) == SHARED);
      Map<String, String> same = new HashMap<>(budget);
      same.putAll(first.sharedDatabase());
      try (Headgate second = Headgate.withoutDatabase("budget-twin-1", same);
          Headgate third = Headgate.withoutDatabase("budget-twin-2", same)) {
        AtOnce.each(
            List.of(second, third),
            twin -> {
              twin.serve();
              return twin;
            });

        await().atMost(PATIENCE).until(() -> total(first) + total(second) + total(third) == SHARED);
      }
      System.out.printf(
          "budget %d, two servers come in the same moment: most connections seen %d in %d looks%n",
          BUDGET, most(held), held.answers().size());
      assertThat(most(held)).isBetween(SHARED - 2, BUDGET);
    }
  }

  private static int total(Headgate headgate) {
    return Person.administrator(headgate)
        .asCaller()
        .get("/admin/pools")
        .jsonPath()
        .<Integer>getList("items.statistics.max_size")
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  private static int held(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(HELD)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static int most(Sampler<Integer> held) {
    return held.answers().stream().max(Integer::compareTo).orElseThrow();
  }
}
