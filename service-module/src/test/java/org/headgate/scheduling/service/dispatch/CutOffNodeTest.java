package org.headgate.scheduling.service.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.junit.jupiter.api.Test;

/** A dispatcher whose requests or answers are lost on the way, on a real PostgreSQL. */
class CutOffNodeTest extends DispatcherSteps {

  private static final int CONNECTIONS = 6;

  @Test
  void cutOffNodeReleasesExecutionsNotYetBegun() throws SQLException {
    int workers = DispatchDatabase.QUICK.workers();
    database.schedules(workers * 2, Duration.ofHours(1), "now() - interval '1 second'");
    CountDownLatch end = new CountDownLatch(1);
    node(database.pool(CONNECTIONS), new DispatchListener() {}, request -> endsWith(end));
    await().atMost(PATIENCE).until(() -> sent.size() == workers && executions("running") > workers);
    long begunNot = executions("running") - workers;

    try (Connection silence = database.pool(1).getConnection();
        Statement statement = silence.createStatement()) {
      silence.setAutoCommit(false);
      // Nobody can renew a lease now, and everybody can read them.
      statement.execute("lock table platform.schedule_node in exclusive mode");
      await().atMost(PATIENCE).until(() -> livingNodes() == 0);
      end.countDown();

      await().atMost(PATIENCE).until(() -> executions("running") == 0);
      assertThat(executions("succeeded")).isEqualTo(workers);
      assertThat(executions("waiting")).isEqualTo(begunNot);
      assertThat(sent).hasSize(workers);
      silence.rollback();
      silence.setAutoCommit(true);
    }

    await().atMost(PATIENCE).until(() -> executions("succeeded") == workers * 2L);
    assertThat(sent).hasSize(workers * 2).extracting(ActionRequest::attempt).containsOnly(1);
    assertThat(database.number("select count(*) from platform.execution_attempt")).isZero();
  }

  @Test
  void executionsOfAClaimWithALostAnswerAreRecovered() {
    database.schedules(20, Duration.ofHours(1), "now() - interval '1 second'");
    LostAnswers lost = new LostAnswers(1, "with picked");

    node(
        lost.of(database.pool(CONNECTIONS)),
        new DispatchListener() {},
        request -> ActionResult.done());

    await().atMost(PATIENCE).until(() -> executions("succeeded") == 20);
    assertThat(sent).hasSize(20).extracting(ActionRequest::attempt).contains(2);
  }

  @Test
  void blockedRecoveryDoesNotDelayTheHeartbeat() throws SQLException {
    database.schedule(Duration.ofHours(1), Instant.now().plusSeconds(3600), "", "");
    try (Connection obstacle = database.pool(1).getConnection();
        Statement statement = obstacle.createStatement()) {
      obstacle.setAutoCommit(false);
      // The recovery of dead nodes' executions writes here.
      statement.execute("lock table platform.execution_attempt in exclusive mode");
      database.update(
          """
          insert into platform.execution (id, schedule_id, scheduled_for, state, token, picked_by)
          select gen_random_uuid(), id, now(), 'running', 1, gen_random_uuid() from platform.schedule
          """);
      node(database.pool(CONNECTIONS), new DispatchListener() {}, request -> ActionResult.done());

      await().atMost(PATIENCE).until(() -> waitingForLocks() > 0);
      String renewed = lease();
      await().atMost(PATIENCE).until(() -> !lease().equals(renewed));
      assertThat(waitingForLocks()).isPositive();
      obstacle.rollback();
      obstacle.setAutoCommit(true);
    }
    await().atMost(PATIENCE).until(() -> executions("succeeded") == 1);
  }

  private static long livingNodes() {
    return database.number(
        "select count(*) from platform.schedule_node where lease_until >= clock_timestamp()");
  }

  private static String lease() {
    return database.text("select max(lease_until) from platform.schedule_node");
  }

  private static long waitingForLocks() {
    return database.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'");
  }
}
