package org.headgate.scheduling.service.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;

/** Runs dispatchers on a real PostgreSQL and waits for what they write. */
abstract class DispatcherSteps {

  static final Duration PATIENCE = Duration.ofSeconds(20);
  @AutoClose static DispatchDatabase database;
  final List<Dispatcher> nodes = new ArrayList<>();
  final Queue<ActionRequest> sent = new ConcurrentLinkedQueue<>();
  final CountDownLatch over = new CountDownLatch(1);

  @BeforeAll
  static void start() {
    database = DispatchDatabase.started();
  }

  @AfterEach
  void stop() {
    over.countDown();
    nodes.forEach(Dispatcher::stop);
    database.update("delete from platform.schedule");
    database.update("delete from platform.schedule_node");
  }

  Dispatcher node(Function<ActionRequest, ActionResult> work) {
    return node(database.pool(3), new DispatchListener() {}, work);
  }

  /** Starts a dispatcher on this pool, which notes what it sends. */
  Dispatcher node(
      DataSource pool, DispatchListener listener, Function<ActionRequest, ActionResult> work) {
    ActionExecutor sender =
        DispatchDatabase.sender(
            actionRequest -> {
              sent.add(actionRequest);
              return work.apply(actionRequest);
            });
    Dispatcher node = DispatchDatabase.node(pool, DispatchDatabase.QUICK, sender, listener);
    nodes.add(node);
    node.start();
    return node;
  }

  static ActionResult endsWith(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ActionResult.done();
  }

  /** A moment, or until the test is over. */
  ActionResult takesTime() {
    try {
      return over.await(50, TimeUnit.MILLISECONDS)
          ? ActionResult.failed("the test is over")
          : ActionResult.done();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ActionResult.failed("interrupted");
    }
  }

  /** As if the clocks were at its next instant. */
  static void makeDue(UUID scheduleId) {
    // In two steps: one would let them meet, since there is one for each ten seconds.
    shift(scheduleId, "- interval '1 day'");
    shift(scheduleId, "+ interval '1 day' - interval '10 seconds'");
    database.update(
        "update platform.schedule set next_at = next_at - interval '10 seconds', fence = fence + 1 where id = '%s'"
            .formatted(scheduleId));
  }

  private static void shift(UUID scheduleId, String by) {
    database.update(
        "update platform.execution set scheduled_for = scheduled_for %s where schedule_id = '%s'"
            .formatted(by, scheduleId));
  }

  List<ActionRequest> jobs(UUID scheduleId) {
    return sent.stream()
        .filter(actionRequest -> actionRequest.scheduleId().equals(scheduleId))
        .toList();
  }

  /** Executions of all schedules in a state. */
  static long executions(String state) {
    return database.number(
        "select count(*) from platform.execution where state = '%s'".formatted(state));
  }

  static void awaitState(UUID scheduleId, String state, long count) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(database.executions(scheduleId, state)).as(state).isEqualTo(count));
  }

  static void awaitAdvanced(UUID scheduleId) {
    await().atMost(PATIENCE).until(() -> nextAt(scheduleId).isAfter(now().minusSeconds(1)));
  }

  static Instant nextAt(UUID scheduleId) {
    return Instant.parse(
        database.text(
            "select to_char(next_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                + " from platform.schedule where id = '%s'".formatted(scheduleId)));
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }
}
