package org.headgate.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.persistence.AttemptResult;
import org.headgate.scheduling.persistence.ClaimedExecution;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.headgate.scheduling.service.dispatch.DispatchListener;
import org.headgate.scheduling.service.dispatch.DispatchSettings;
import org.headgate.scheduling.service.dispatch.Dispatcher;
import org.headgate.scheduling.service.dispatch.LeanPool;
import org.junit.jupiter.api.Test;

/**
 * Schedules beside bare db-scheduler and Quartz on one PostgreSQL in one run, and beside themselves
 * with more of them. All sides have as many workers and connections.
 */
class DispatchBenchIT {

  private static final int EXECUTIONS = Integer.getInteger("bench.executions", 50_000);

  /** Quartz is slower by so much that as many would take an hour. */
  private static final int QUARTZ_EXECUTIONS = Math.max(1, EXECUTIONS / 10);

  private static final int MANY = Integer.getInteger("bench.many", 1_000_000);
  private static final int ROUNDS = 3;
  private static final int WARMING = 10;
  private static final int MEASURED = 25;

  private static final int WORKERS = 8;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Test
  void dispatchRateIsComparedWithDbSchedulerAndQuartz() throws IOException {
    try (DispatchDatabase database = DispatchDatabase.started()) {
      BareQuartz quartz = new BareQuartz(database, WORKERS);
      List<Double> ofDbScheduler = new ArrayList<>();
      List<Double> ofQuartz = new ArrayList<>();
      List<Double> headgate = new ArrayList<>();
      int connections = 0;
      for (int round = 0; round <= ROUNDS; round++) {
        double bareRate = bareDbScheduler(database);
        double quartzRate = quartz.rate(QUARTZ_EXECUTIONS, PATIENCE);
        LeanPool pool = database.pool(WORKERS);
        double rate = headgate(database, pool);
        connections = Math.max(connections, pool.mostOut());
        // The first round warms all of them up.
        if (round > 0) {
          ofDbScheduler.add(bareRate);
          ofQuartz.add(quartzRate);
          headgate.add(rate);
        }
      }
      BenchTable table =
          new BenchTable(
              List.of("executions that do nothing", "history kept", "a second", "Headgate"));
      table.add(List.of("Headgate", "each execution and attempt", spread(headgate)));
      table.add(row("db-scheduler", ofDbScheduler, headgate));
      table.add(row("Quartz, store in JDBC", ofQuartz, headgate));
      table.write(Path.of(System.getProperty("bench.directory"), "executions.md"));
      assertThat(median(headgate) / median(ofDbScheduler)).isGreaterThanOrEqualTo(0.7);
      assertThat(connections).isLessThanOrEqualTo(WORKERS);
    }
  }

  @Test
  void fiveThousandExecutionsPerMinuteStartInTime() {
    try (DispatchDatabase database = DispatchDatabase.started()) {
      int perMinute = 5000;
      ConcurrentLinkedQueue<Duration> lags = new ConcurrentLinkedQueue<>();
      database.schedules(
          perMinute,
          Duration.ofDays(1),
          "now() + interval '5 seconds' + i * interval '12 milliseconds'");
      Dispatcher node = node(database.pool(3), new AtomicInteger(), lags);
      node.start();

      await().atMost(PATIENCE).until(() -> lags.size() == perMinute);

      node.stop();
      Duration[] sorted = lags.toArray(new Duration[0]);
      Arrays.sort(sorted);
      System.out.printf(
          "%d executions in a minute began late by: median %d ms, p99 %d ms, most %d ms%n",
          perMinute,
          sorted[perMinute / 2].toMillis(),
          sorted[perMinute * 99 / 100].toMillis(),
          sorted[perMinute - 1].toMillis());
      assertThat(sorted[perMinute * 99 / 100]).isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void dispatchRateOfAMillionSchedulesMatchesThatOfAThousand() {
    try (DispatchDatabase small = DispatchDatabase.started();
        DispatchDatabase large = DispatchDatabase.started()) {
      try (DueThousand few = DueThousand.among(DueThousand.SIZE, small, WORKERS);
          DueThousand many = DueThousand.among(MANY, large, WORKERS)) {
        for (int round = 0; round < WARMING; round++) {
          few.rate();
          many.rate();
        }
        List<Double> ofFew = new ArrayList<>();
        List<Double> ofMany = new ArrayList<>();
        for (int round = 0; round < MEASURED; round++) {
          ofFew.add(few.rate());
          ofMany.add(many.rate());
        }
        double share = median(ofMany) / median(ofFew);
        System.out.printf(
            "%d due of %d schedules: %.0f/s (%.0f to %.0f); of %d schedules: %.0f/s (%.0f to %.0f), %.0f %%;"
                + " medians of %d rounds in turns, from the instant they are due to the last end written%n",
            DueThousand.SIZE,
            DueThousand.SIZE,
            median(ofFew),
            Collections.min(ofFew),
            Collections.max(ofFew),
            MANY,
            median(ofMany),
            Collections.min(ofMany),
            Collections.max(ofMany),
            share * 100,
            MEASURED);
        assertThat(share).isGreaterThanOrEqualTo(0.8);
      }
    }
  }

  private static double bareDbScheduler(DispatchDatabase database) {
    database.update("truncate platform.scheduled_tasks");
    database.update(
        """
        insert into platform.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
        select 'nothing', i, now(), false, 1 from generate_series(1, %d) as i
        """
            .formatted(EXECUTIONS));
    database.update("vacuum analyze platform.scheduled_tasks");
    AtomicInteger done = new AtomicInteger();
    OneTimeTask<Void> nothing =
        Tasks.oneTime("nothing").execute((instance, context) -> done.incrementAndGet());
    Scheduler scheduler =
        Scheduler.create(database.pool(WORKERS), nothing)
            .tableName("platform.scheduled_tasks")
            .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
            .threads(WORKERS)
            .pollingInterval(Duration.ofSeconds(1))
            .pollUsingLockAndFetch(4.0, 20.0)
            .build();
    long startNanos = System.nanoTime();
    scheduler.start();
    await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(PATIENCE)
        .until(() -> done.get() == EXECUTIONS);
    double rate = EXECUTIONS / seconds(startNanos);
    scheduler.stop();
    return rate;
  }

  private static double headgate(DispatchDatabase database, LeanPool pool) {
    database.update("truncate platform.schedule, platform.execution, platform.execution_attempt");
    database.schedules(EXECUTIONS, Duration.ofDays(1), "now() - interval '2 seconds'");
    database.update("vacuum analyze platform.schedule");
    AtomicInteger done = new AtomicInteger();
    Dispatcher node = node(pool, done, new ConcurrentLinkedQueue<>());
    long startNanos = System.nanoTime();
    node.start();
    await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(PATIENCE)
        .until(() -> done.get() == EXECUTIONS);
    double rate = EXECUTIONS / seconds(startNanos);
    node.stop();
    assertThat(database.number("select count(*) from platform.execution where state = 'succeeded'"))
        .isEqualTo(EXECUTIONS);
    return rate;
  }

  private static Dispatcher node(
      LeanPool pool, AtomicInteger done, ConcurrentLinkedQueue<Duration> lags) {
    return DispatchDatabase.node(
        pool,
        DispatchSettings.DEFAULT.withWorkers(WORKERS),
        DispatchDatabase.sender(actionRequest -> ActionResult.done()),
        new DispatchListener() {
          @Override
          public void attempted(ClaimedExecution claimedExecution, AttemptResult attemptResult) {
            lags.add(Duration.between(claimedExecution.scheduledFor(), attemptResult.startedAt()));
          }

          @Override
          public void finished(List<AttemptResult> finishes) {
            done.addAndGet(finishes.size());
          }
        });
  }

  private static List<String> row(String name, List<Double> rates, List<Double> headgate) {
    String times = String.format(Locale.ROOT, "%.2f times", median(headgate) / median(rates));
    return List.of(name, "none", spread(rates), times);
  }

  private static String spread(List<Double> rates) {
    return "%s (%s to %s)"
        .formatted(
            Math.round(median(rates)),
            Math.round(Collections.min(rates)),
            Math.round(Collections.max(rates)));
  }

  private static double seconds(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
