package org.headgate.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.persistence.AttemptResult;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.headgate.scheduling.service.dispatch.DispatchListener;
import org.headgate.scheduling.service.dispatch.DispatchSettings;
import org.headgate.scheduling.service.dispatch.Dispatcher;

/**
 * A thousand anywhere among more schedules come due at one instant, again and again, for a node
 * that was told of it and waits. The statistics are fresh and no autovacuum comes between.
 */
final class DueThousand implements AutoCloseable {

  static final int SIZE = 1000;

  /** So long before they are due the node is told of them. */
  private static final Duration AHEAD = Duration.ofSeconds(1);

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final DispatchDatabase database;
  private final Dispatcher node;
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicReference<Instant> last = new AtomicReference<>();

  private DueThousand(DispatchDatabase database, int workers) {
    this.database = database;
    this.node =
        DispatchDatabase.node(
            database.pool(workers),
            DispatchSettings.DEFAULT.withWorkers(workers),
            DispatchDatabase.sender(actionRequest -> ActionResult.done()),
            new DispatchListener() {
              @Override
              public void finished(List<AttemptResult> finishes) {
                Instant now = Instant.now();
                if (done.addAndGet(finishes.size()) == SIZE) {
                  last.set(now);
                }
              }
            });
  }

  static DueThousand among(int schedules, DispatchDatabase database, int workers) {
    database.schedules(
        schedules, Duration.ofDays(1), "now() + interval '1 day' + i * interval '10 ms'");
    database.update("alter table platform.schedule set (autovacuum_enabled = false)");
    database.update("alter table platform.execution_first set (autovacuum_enabled = false)");
    database.update("vacuum analyze platform.schedule");
    database.update("vacuum analyze platform.execution");
    database.update("checkpoint");
    DueThousand thousand = new DueThousand(database, workers);
    thousand.node.start();
    return thousand;
  }

  /** How many a second, from the instant they are due to the last end written. */
  double rate() {
    done.set(0);
    database.update(
        "create table platform.bench_due as select id from platform.schedule order by random() limit "
            + SIZE);
    Instant due = Instant.now().plus(AHEAD);
    database.update(
        """
        update platform.schedule set fence = fence + 1, next_at = '%s' where id in (select id from platform.bench_due)
        """
            .formatted(due));
    database.update("drop table platform.bench_due");
    node.wake();
    assertThat(Instant.now()).as("the node is told before they are due").isBefore(due);
    await().pollInterval(Duration.ofMillis(20)).atMost(PATIENCE).until(() -> done.get() >= SIZE);
    assertThat(done).hasValue(SIZE);
    return SIZE / (Duration.between(due, last.get()).toNanos() / 1e9);
  }

  @Override
  public void close() {
    node.stop();
  }
}
