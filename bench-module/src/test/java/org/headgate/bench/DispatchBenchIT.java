package org.headgate.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.headgate.scheduling.Action;
import org.headgate.scheduling.SystemAction;
import org.headgate.scheduling.dispatch.service.ActionSender;
import org.headgate.scheduling.dispatch.service.Delivery;
import org.headgate.scheduling.dispatch.service.DispatchBed;
import org.headgate.scheduling.dispatch.service.DispatchListener;
import org.headgate.scheduling.dispatch.service.DispatchSettings;
import org.headgate.scheduling.dispatch.service.Dispatcher;
import org.headgate.scheduling.dispatch.service.Job;
import org.headgate.scheduling.dispatch.service.LeanPool;
import org.headgate.scheduling.persistence.Assignment;
import org.headgate.scheduling.persistence.Finish;
import org.junit.jupiter.api.Test;

/**
 * Schedules beside bare db-scheduler on one PostgreSQL in one run, and beside themselves with more
 * of them. Both sides have as many workers and connections.
 */
class DispatchBenchIT {

  private static final int EXECUTIONS = Integer.getInteger("bench.executions", 50_000);
  private static final int MANY = Integer.getInteger("bench.many", 1_000_000);
  private static final int FEW = 1000;
  private static final int ROUNDS = 3;
  private static final int WARMING = 10;
  private static final int MEASURED = 25;

  /** So long before they are due the node is told of them. */
  private static final Duration AHEAD = Duration.ofSeconds(1);

  private static final int WORKERS = 8;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Test
  void fiftyThousandEmptyExecutionsWithHistoryBesideBareDbScheduler() {
    try (DispatchBed bed = DispatchBed.started()) {
      List<Double> bare = new ArrayList<>();
      List<Double> headgate = new ArrayList<>();
      int connections = 0;
      for (int round = 0; round <= ROUNDS; round++) {
        double bareRate = bareDbScheduler(bed);
        LeanPool pool = bed.pool(WORKERS);
        double rate = headgate(bed, pool);
        connections = Math.max(connections, pool.mostOut());
        // The first round warms both up.
        if (round > 0) {
          bare.add(bareRate);
          headgate.add(rate);
        }
      }
      double share = median(headgate) / median(bare);
      System.out.printf(
          "%d empty executions, %d workers: bare db-scheduler %.0f/s, Headgate with history %.0f/s, %.0f %%;"
              + " at most %d connections at once%n",
          EXECUTIONS, WORKERS, median(bare), median(headgate), share * 100, connections);
      assertThat(share).isGreaterThanOrEqualTo(0.7);
      assertThat(connections).isLessThanOrEqualTo(WORKERS);
    }
  }

  @Test
  void fiveThousandExecutionsAMinuteBeginInTime() {
    try (DispatchBed bed = DispatchBed.started()) {
      int perMinute = 5000;
      ConcurrentLinkedQueue<Duration> lags = new ConcurrentLinkedQueue<>();
      bed.schedules(
          perMinute,
          Duration.ofDays(1),
          "now() + interval '5 seconds' + i * interval '12 milliseconds'");
      Dispatcher node = node(bed.pool(3), new AtomicInteger(), lags);
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
  void aMillionSchedulesAreDispatchedNoSlowerThanAThousand() {
    try (DispatchBed bed = DispatchBed.started()) {
      List<Double> few = new ArrayList<>();
      List<Double> many = new ArrayList<>();
      bed.schedules(FEW, Duration.ofDays(1), "now() + interval '1 day'");
      rates(bed, few);
      bed.schedules(
          MANY - FEW, Duration.ofDays(1), "now() + interval '1 day' + i * interval '10 ms'");
      rates(bed, many);
      double share = median(many) / median(few);
      System.out.printf(
          "%d due of %d schedules: %.0f/s (%.0f to %.0f); of %d schedules: %.0f/s (%.0f to %.0f), %.0f %%;"
              + " medians of %d rounds, from the instant they are due to the last end written%n",
          FEW,
          FEW,
          median(few),
          Collections.min(few),
          Collections.max(few),
          MANY,
          median(many),
          Collections.min(many),
          Collections.max(many),
          share * 100,
          many.size());
      assertThat(share).isGreaterThanOrEqualTo(0.8);
    }
  }

  /**
   * A thousand anywhere among the schedules come due at one instant, again and again, for a node
   * that was told of it and waits. The statistics are fresh and no autovacuum comes between.
   */
  private static void rates(DispatchBed bed, List<Double> rates) {
    bed.update("truncate platform.execution, platform.execution_attempt");
    bed.update("alter table platform.schedule set (autovacuum_enabled = false)");
    bed.update("alter table platform.execution set (autovacuum_enabled = false)");
    bed.update("vacuum analyze platform.schedule");
    bed.update("vacuum analyze platform.execution");
    bed.update("checkpoint");
    AtomicInteger done = new AtomicInteger();
    AtomicReference<Instant> last = new AtomicReference<>();
    Dispatcher node =
        node(
            bed.pool(WORKERS),
            new DispatchListener() {
              @Override
              public void finished(List<Finish> finishes) {
                Instant now = Instant.now();
                if (done.addAndGet(finishes.size()) == FEW) {
                  last.set(now);
                }
              }
            });
    node.start();
    for (int round = 0; round < WARMING + MEASURED; round++) {
      done.set(0);
      bed.update(
          "create table platform.bench_due as select id from platform.schedule order by random() limit "
              + FEW);
      Instant due = Instant.now().plus(AHEAD);
      bed.update(
          """
          update platform.schedule set fence = fence + 1, next_at = '%s' where id in (select id from platform.bench_due)
          """
              .formatted(due));
      bed.update("drop table platform.bench_due");
      node.wake();
      assertThat(Instant.now()).as("the node is told before they are due").isBefore(due);
      await().pollInterval(Duration.ofMillis(20)).atMost(PATIENCE).until(() -> done.get() >= FEW);
      assertThat(done).hasValue(FEW);
      if (round >= WARMING) {
        rates.add(FEW / (Duration.between(due, last.get()).toNanos() / 1e9));
      }
    }
    node.stop();
  }

  private static double bareDbScheduler(DispatchBed bed) {
    bed.update("truncate platform.scheduled_tasks");
    bed.update(
        """
        insert into platform.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
        select 'nothing', i, now(), false, 1 from generate_series(1, %d) as i
        """
            .formatted(EXECUTIONS));
    bed.update("vacuum analyze platform.scheduled_tasks");
    AtomicInteger done = new AtomicInteger();
    OneTimeTask<Void> nothing =
        Tasks.oneTime("nothing").execute((instance, context) -> done.incrementAndGet());
    Scheduler scheduler =
        Scheduler.create(bed.pool(WORKERS), nothing)
            .tableName("platform.scheduled_tasks")
            .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
            .threads(WORKERS)
            .pollingInterval(Duration.ofSeconds(1))
            .pollUsingLockAndFetch(4.0, 20.0)
            .build();
    long begun = System.nanoTime();
    scheduler.start();
    await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(PATIENCE)
        .until(() -> done.get() == EXECUTIONS);
    double rate = EXECUTIONS / seconds(begun);
    scheduler.stop();
    return rate;
  }

  private static double headgate(DispatchBed bed, LeanPool pool) {
    bed.update("truncate platform.schedule, platform.execution, platform.execution_attempt");
    bed.schedules(EXECUTIONS, Duration.ofDays(1), "now() - interval '2 seconds'");
    bed.update("vacuum analyze platform.schedule");
    AtomicInteger done = new AtomicInteger();
    Dispatcher node = node(pool, done, new ConcurrentLinkedQueue<>());
    long begun = System.nanoTime();
    node.start();
    await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(PATIENCE)
        .until(() -> done.get() == EXECUTIONS);
    double rate = EXECUTIONS / seconds(begun);
    node.stop();
    assertThat(bed.number("select count(*) from platform.execution where state = 'succeeded'"))
        .isEqualTo(EXECUTIONS);
    return rate;
  }

  private static Dispatcher node(
      LeanPool pool, AtomicInteger done, ConcurrentLinkedQueue<Duration> lags) {
    return node(
        pool,
        new DispatchListener() {
          @Override
          public void attempted(Assignment assignment, Finish finish) {
            lags.add(Duration.between(assignment.scheduledFor(), finish.startedAt()));
          }

          @Override
          public void finished(List<Finish> finishes) {
            done.addAndGet(finishes.size());
          }
        });
  }

  private static Dispatcher node(LeanPool pool, DispatchListener listener) {
    ActionSender nothing =
        new ActionSender() {
          @Override
          public Class<? extends Action> type() {
            return SystemAction.class;
          }

          @Override
          public Delivery send(Job job) {
            return Delivery.done();
          }
        };
    DispatchSettings settings = DispatchSettings.DEFAULT.withWorkers(WORKERS);
    return DispatchBed.node(pool, settings, nothing, listener);
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
