package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two servers on one database hold no more connections than the budget, whoever comes when. */
class BudgetIT {

  private static final int BUDGET = 12;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String HELD =
      "select count(*) from pg_stat_activity where application_name like 'headgate%'";

  @Test
  void twoServersUnderLoadNeverPassTheBudget() throws Exception {
    Map<String, String> budget = Map.of("DB_CONNECTION_BUDGET", String.valueOf(BUDGET));
    try (Headgate first = Headgate.started("budget-first", budget);
        Watcher watcher = Watcher.of(first)) {
      first.startServer();
      new Health(first).awaitReady();
      assertThat(total(first)).isEqualTo(BUDGET - 1);
      Person person = Person.user(first);
      try (Load onFirst = Load.of(16, first, person)) {
        await().atMost(PATIENCE).until(() -> onFirst.answers() > 300);
        Map<String, String> same = new HashMap<>(budget);
        same.putAll(first.sharedDatabase());
        try (Headgate second = Headgate.withoutDatabase("budget-second", same)) {
          second.startServer();
          new Health(second).awaitReady();
          try (Load onSecond = Load.of(16, second, person)) {
            await().atMost(PATIENCE).until(() -> total(first) + total(second) == BUDGET - 1);
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
                + watcher.most()
                + " in "
                + watcher.looks()
                + " looks; answers of the first server "
                + onFirst.statuses());
      }
      assertThat(watcher.most()).isBetween(8, BUDGET);
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

  /** Counts the connections at the server, forty times a second. */
  private record Watcher(
      Connection connection,
      ScheduledExecutorService clock,
      AtomicInteger highest,
      AtomicInteger count)
      implements AutoCloseable {

    static Watcher of(Headgate headgate) throws SQLException {
      Watcher watcher =
          new Watcher(
              DriverManager.getConnection(headgate.jdbcUrl()),
              Executors.newSingleThreadScheduledExecutor(),
              new AtomicInteger(),
              new AtomicInteger());
      var unused =
          watcher.clock.scheduleWithFixedDelay(watcher::look, 0, 25, TimeUnit.MILLISECONDS);
      return watcher;
    }

    int most() {
      return highest.get();
    }

    int looks() {
      return count.get();
    }

    private void look() {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(HELD)) {
        row.next();
        highest.accumulateAndGet(row.getInt(1), Math::max);
        count.incrementAndGet();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() throws SQLException {
      clock.shutdownNow();
      connection.close();
    }
  }
}
