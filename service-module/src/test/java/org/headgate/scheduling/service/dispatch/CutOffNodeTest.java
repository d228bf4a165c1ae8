package org.headgate.scheduling.service.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.headgate.pool.service.guard.DispatchBed;
import org.headgate.scheduling.dispatch.service.LostAnswers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A dispatcher that the database does not hear, or does not answer, on a real PostgreSQL. */
class CutOffNodeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int CONNECTIONS = 6;
  private static DispatchBed bed;

  private final List<Dispatcher> nodes = new ArrayList<>();
  private final Queue<ActionRequest> sent = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void start() {
    bed = DispatchBed.started();
  }

  @AfterAll
  static void end() {
    bed.close();
  }

  @AfterEach
  void stop() {
    nodes.forEach(Dispatcher::stop);
    bed.update("delete from platform.schedule");
    bed.update("delete from platform.schedule_node");
  }

  @Test
  void aNodeThatMayBeTakenForDeadGivesBackWhatHasNotBegun() throws SQLException {
    int workers = DispatchBed.QUICK.workers();
    bed.schedules(workers * 2, Duration.ofHours(1), "now() - interval '1 second'");
    CountDownLatch end = new CountDownLatch(1);
    node(bed.pool(CONNECTIONS), () -> endsWith(end));
    await().atMost(PATIENCE).until(() -> sent.size() == workers && state("running") > workers);
    long begunNot = state("running") - workers;

    try (Connection silence = bed.pool(1).getConnection();
        Statement statement = silence.createStatement()) {
      silence.setAutoCommit(false);
      // Nobody can renew a lease now, and everybody can read them.
      statement.execute("lock table platform.schedule_node in exclusive mode");
      await().atMost(PATIENCE).until(() -> livingNodes() == 0);
      end.countDown();

      await().atMost(PATIENCE).until(() -> state("running") == 0);
      assertThat(state("succeeded")).isEqualTo(workers);
      assertThat(state("waiting")).isEqualTo(begunNot);
      assertThat(sent).hasSize(workers);
      silence.rollback();
      silence.setAutoCommit(true);
    }

    await().atMost(PATIENCE).until(() -> state("succeeded") == workers * 2L);
    assertThat(sent).hasSize(workers * 2).extracting(ActionRequest::attempt).containsOnly(1);
    assertThat(bed.number("select count(*) from platform.execution_attempt")).isZero();
  }

  @Test
  void whatAClaimTookWhoseAnswerWasLostIsFoundAtOnce() {
    bed.schedules(20, Duration.ofHours(1), "now() - interval '1 second'");
    LostAnswers lost = new LostAnswers(1, "with picked");

    node(lost.of(bed.pool(CONNECTIONS)), ActionResult::done);

    await().atMost(PATIENCE).until(() -> state("succeeded") == 20);
    assertThat(sent).hasSize(20).extracting(ActionRequest::attempt).contains(2);
  }

  @Test
  void aLookForWhatWasLeftBehindKeepsNobodyFromASignOfLife() throws SQLException {
    bed.schedule(Duration.ofHours(1), Instant.now().plusSeconds(3600), "", "");
    try (Connection obstacle = bed.pool(1).getConnection();
        Statement statement = obstacle.createStatement()) {
      obstacle.setAutoCommit(false);
      // What frees the executions of the dead writes here.
      statement.execute("lock table platform.execution_attempt in exclusive mode");
      bed.update(
          """
          insert into platform.execution (id, schedule_id, scheduled_for, state, token, picked_by)
          select gen_random_uuid(), id, now(), 'running', 1, gen_random_uuid() from platform.schedule
          """);
      node(bed.pool(CONNECTIONS), ActionResult::done);

      await().atMost(PATIENCE).until(() -> waitingForLocks() > 0);
      String renewed = lease();
      await().atMost(PATIENCE).until(() -> !lease().equals(renewed));
      assertThat(waitingForLocks()).isPositive();
      obstacle.rollback();
      obstacle.setAutoCommit(true);
    }
    await().atMost(PATIENCE).until(() -> state("succeeded") == 1);
  }

  private void node(DataSource pool, Supplier<ActionResult> work) {
    ActionExecutor sender =
        DispatchBed.sender(
            actionRequest -> {
              sent.add(actionRequest);
              return work.get();
            });
    Dispatcher node = DispatchBed.node(pool, DispatchBed.QUICK, sender, new DispatchListener() {});
    nodes.add(node);
    node.start();
  }

  private static ActionResult endsWith(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ActionResult.done();
  }

  private static long state(String state) {
    return bed.number(
        "select count(*) from platform.execution where state = '%s'".formatted(state));
  }

  private static long livingNodes() {
    return bed.number(
        "select count(*) from platform.schedule_node where lease_until >= clock_timestamp()");
  }

  private static String lease() {
    return bed.text("select max(lease_until) from platform.schedule_node");
  }

  private static long waitingForLocks() {
    return bed.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'");
  }
}
