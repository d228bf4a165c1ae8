package org.headgate.scheduling.service.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Overlapping executions and missed instants, on a real PostgreSQL. */
class DispatcherTimingTest extends DispatcherSteps {

  @Test
  void overlapIsSkippedByDefault() {
    UUID scheduleId = database.schedule(Duration.ofSeconds(10), now(), "", "");
    CountDownLatch end = new CountDownLatch(1);
    node(actionRequest -> endsWith(end));
    await().atMost(PATIENCE).until(() -> jobs(scheduleId).size() == 1);

    makeDue(scheduleId);

    awaitState(scheduleId, "skipped", 1);
    end.countDown();
    awaitState(scheduleId, "succeeded", 1);
    assertThat(jobs(scheduleId)).hasSize(1);
  }

  @Test
  void overlapIsQueuedInOrder() {
    UUID scheduleId = database.schedule(Duration.ofSeconds(10), now(), "overlap", "'queue'");
    CountDownLatch end = new CountDownLatch(1);
    node(actionRequest -> endsWith(end));
    await().atMost(PATIENCE).until(() -> jobs(scheduleId).size() == 1);

    makeDue(scheduleId);
    awaitState(scheduleId, "queued", 1);
    makeDue(scheduleId);
    awaitState(scheduleId, "queued", 2);
    assertThat(jobs(scheduleId)).hasSize(1);
    end.countDown();

    awaitState(scheduleId, "succeeded", 3);
    assertThat(
            database.number(
                """
                select count(*) from platform.execution a join platform.execution b using (schedule_id)
                 where a.scheduled_for < b.scheduled_for and a.finished_at > b.started_at
                """))
        .isZero();
  }

  @Test
  void overlapIsAllowed() {
    UUID scheduleId = database.schedule(Duration.ofSeconds(10), now(), "overlap", "'allow'");
    CountDownLatch end = new CountDownLatch(1);
    node(actionRequest -> endsWith(end));
    await().atMost(PATIENCE).until(() -> jobs(scheduleId).size() == 1);

    makeDue(scheduleId);

    await().atMost(PATIENCE).until(() -> jobs(scheduleId).size() == 2);
    end.countDown();
    awaitState(scheduleId, "succeeded", 2);
  }

  @Test
  void catchUpNoneExecutesOnlyRecentInstants() {
    Instant firstInstant = now().minusSeconds(600);
    UUID scheduleId = database.schedule(Duration.ofSeconds(60), firstInstant, "catch_up", "'none'");
    node(actionRequest -> ActionResult.done());

    awaitAdvanced(scheduleId);

    assertThat(database.executions(scheduleId, "missed")).isOne();
    assertThat(database.executions(scheduleId, "succeeded")).isLessThanOrEqualTo(1);
  }

  @Test
  void latestMissedInstantIsCaughtUp() {
    Instant firstInstant = now().minusSeconds(635);
    UUID scheduleId = database.schedule(Duration.ofSeconds(60), firstInstant, "", "");
    node(actionRequest -> ActionResult.done());

    awaitState(scheduleId, "succeeded", 1);

    assertThat(jobs(scheduleId).get(0).scheduledFor()).isEqualTo(firstInstant.plusSeconds(600));
    assertThat(database.executions(scheduleId, "missed")).isOne();
  }

  @Test
  void catchUpAllExecutesMissedInstantsWithinTheWindow() {
    Instant firstInstant = now().minusSeconds(635);
    UUID scheduleId =
        database.schedule(
            Duration.ofSeconds(60), firstInstant, "catch_up, catch_up_window_ms", "'all', 330000");
    node(actionRequest -> ActionResult.done());

    awaitState(scheduleId, "succeeded", 5);

    assertThat(jobs(scheduleId)).extracting(ActionRequest::scheduledFor).isSorted();
    assertThat(jobs(scheduleId).get(0).scheduledFor()).isEqualTo(firstInstant.plusSeconds(360));
    assertThat(database.executions(scheduleId, "missed")).isGreaterThanOrEqualTo(1);
  }

  /** Time goes on meanwhile: the later the claim, the later the instants in the window. */
  @Test
  void oldInstantsAreMissedInOneRow() {
    UUID scheduleId =
        database.schedule(
            Duration.ofSeconds(10),
            now().minus(Duration.ofDays(900)),
            "catch_up, catch_up_window_ms",
            "'all', 600000");
    node(actionRequest -> ActionResult.done());

    await().atMost(PATIENCE).until(() -> database.executions(scheduleId, "succeeded") >= 60);

    assertThat(
            database.text(
                "select error from platform.execution where schedule_id = '%s' order by scheduled_for"
                    .formatted(scheduleId)))
        .startsWith("missed, like all others ");
    assertThat(database.executions(scheduleId, "missed")).isOne();
  }
}
