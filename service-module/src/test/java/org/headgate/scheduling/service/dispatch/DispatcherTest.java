package org.headgate.scheduling.service.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Dispatchers at work on a real PostgreSQL. */
class DispatcherTest extends DispatcherSteps {

  @Test
  void dueScheduleIsExecutedAndAdvanced() {
    Instant due = now().minusSeconds(1);
    UUID scheduleId = database.schedule(Duration.ofHours(1), due, "", "");
    node(actionRequest -> ActionResult.done());

    awaitState(scheduleId, "succeeded", 1);

    assertThat(jobs(scheduleId)).hasSize(1);
    assertThat(jobs(scheduleId).get(0).scheduledFor()).isEqualTo(due);
    assertThat(nextAt(scheduleId)).isEqualTo(due.plus(Duration.ofHours(1)));
    assertThat(
            database.number(
                "select count(*) from platform.execution where started_at >= scheduled_for"
                    + " and finished_at >= started_at and schedule_id = '%s'"
                        .formatted(scheduleId)))
        .isOne();
  }

  @Test
  void twoNodesClaimEachInstantOnce() {
    database.schedules(2000, Duration.ofHours(1), "now() - interval '1 second'");
    node(actionRequest -> ActionResult.done());
    node(actionRequest -> ActionResult.done());

    await()
        .atMost(PATIENCE)
        .until(
            () ->
                database.number("select count(*) from platform.execution where state = 'succeeded'")
                    == 2000);

    assertThat(sent).extracting(ActionRequest::scheduleId).hasSize(2000).doesNotHaveDuplicates();
  }

  @Test
  void failedAttemptsAreRetriedWithGrowingDelays() {
    UUID scheduleId = database.schedule(Duration.ofHours(1), now(), "", "");
    node(
        actionRequest ->
            actionRequest.attempt() < 3 ? ActionResult.failed("not yet") : ActionResult.done());

    awaitState(scheduleId, "succeeded", 1);

    assertThat(jobs(scheduleId)).extracting(ActionRequest::attempt).containsExactly(1, 2, 3);
    assertThat(jobs(scheduleId))
        .extracting(ActionRequest::id)
        .containsOnly(jobs(scheduleId).get(0).id());
    assertThat(
            database.text(
                "select string_agg(attempt || outcome || error, ' ' order by attempt)"
                    + " from platform.execution_attempt where schedule_id = '%s'"
                        .formatted(scheduleId)))
        .isEqualTo("1failednot yet 2failednot yet");
    Duration first = Duration.between(jobs(scheduleId).get(0).now(), jobs(scheduleId).get(1).now());
    Duration second =
        Duration.between(jobs(scheduleId).get(1).now(), jobs(scheduleId).get(2).now());
    assertThat(first).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    assertThat(second).isGreaterThanOrEqualTo(Duration.ofMillis(200));
  }

  @Test
  void attemptsAreLimited() {
    UUID scheduleId = database.schedule(Duration.ofHours(1), now(), "", "");
    node(actionRequest -> ActionResult.failed("never"));

    awaitState(scheduleId, "failed", 1);

    assertThat(jobs(scheduleId)).hasSize(3);
  }

  @Test
  void refusedActionsAreNotRetried() {
    UUID scheduleId = database.schedule(Duration.ofHours(1), now(), "", "");
    node(actionRequest -> ActionResult.refused("forbidden"));

    awaitState(scheduleId, "failed", 1);

    assertThat(jobs(scheduleId)).hasSize(1);
  }

  @Test
  void busyResultsDoNotCountAsAttempts() {
    UUID scheduleId = database.schedule(Duration.ofHours(1), now(), "", "");
    node(
        actionRequest ->
            jobs(scheduleId).size() < 4
                ? ActionResult.busy(Duration.ofMillis(10))
                : ActionResult.done());

    awaitState(scheduleId, "succeeded", 1);

    assertThat(jobs(scheduleId)).extracting(ActionRequest::attempt).containsOnly(1);
  }

  @Test
  void deadNodesExecutionIsTakenOverAndItsLateResultIgnored() {
    UUID scheduleId = database.schedule(Duration.ofHours(1), now(), "", "");
    CountDownLatch end = new CountDownLatch(1);
    Function<ActionRequest, ActionResult> work =
        actionRequest -> actionRequest.attempt() == 1 ? endsWith(end) : ActionResult.done();
    Dispatcher dying = node(work);
    await().atMost(PATIENCE).until(() -> jobs(scheduleId).size() == 1);
    // As if its process had ended: its lease is gone and never renewed.
    database.update("update platform.schedule_node set lease_until = now() - interval '1 hour'");
    database.update(
        "update platform.execution set picked_by = gen_random_uuid() where state = 'running'");
    node(work);

    awaitState(scheduleId, "succeeded", 1);
    end.countDown();
    dying.stop();

    assertThat(jobs(scheduleId)).extracting(ActionRequest::attempt).containsExactly(1, 2);
    assertThat(
            database.text(
                "select string_agg(attempt || outcome, ' ') from platform.execution_attempt"
                    + " where schedule_id = '%s'".formatted(scheduleId)))
        .isEqualTo("1died");
    assertThat(database.number("select max(attempt) from platform.execution")).isEqualTo(2);
  }

  @Test
  void stoppingNodeReleasesExecutionsNotYetBegun() {
    database.schedules(200, Duration.ofHours(1), "now() - interval '1 second'");
    Dispatcher stopping = node(actionRequest -> takesTime());
    await().atMost(PATIENCE).until(() -> !sent.isEmpty());
    stopping.stop();
    node(actionRequest -> takesTime());

    await()
        .atMost(PATIENCE)
        .until(
            () ->
                database.number("select count(*) from platform.execution where state = 'succeeded'")
                    == 200);

    assertThat(database.number("select max(attempt) from platform.execution")).isEqualTo(1);
    assertThat(database.number("select count(*) from platform.execution_attempt")).isZero();
    assertThat(sent).extracting(ActionRequest::scheduleId).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void executionOfRepeatedlyDyingNodesFails() {
    UUID scheduleId = database.schedule(Duration.ofHours(1), now().plusSeconds(3600), "", "");
    database.update(
        """
        insert into platform.execution (id, schedule_id, scheduled_for, state, attempt, deaths, token, picked_by)
        values (gen_random_uuid(), '%s', now(), 'running', 5, 4, 5, gen_random_uuid())
        """
            .formatted(scheduleId));
    node(actionRequest -> ActionResult.done());

    awaitState(scheduleId, "failed", 1);

    assertThat(jobs(scheduleId)).isEmpty();
  }

  @Test
  void unreadableScheduleDoesNotDelayOthers() {
    UUID broken =
        database.schedule(
            Duration.ofHours(1), now().minusSeconds(5), "trigger", "'{\"type\":\"cron\"}'::json");
    UUID scheduleId = database.schedule(Duration.ofHours(1), now(), "", "");
    node(actionRequest -> ActionResult.done());

    awaitState(scheduleId, "succeeded", 1);

    assertThat(nextAt(broken)).isAfter(now().plusSeconds(1800));
  }

  @Test
  void executionsOfInactiveOwnersAreSkipped() {
    UUID scheduleId = database.schedule(Duration.ofHours(1), now(), "", "");
    database.update("update platform.account set is_active = false");
    try {
      node(actionRequest -> ActionResult.done());
      awaitState(scheduleId, "skipped", 1);
    } finally {
      database.update("update platform.account set is_active = true");
    }
  }

  @Test
  void waitingExecutionsOfOwnersDeactivatedMeanwhileAreSkipped() {
    UUID scheduleId = database.schedule(Duration.ofHours(1), now().plusSeconds(3600), "", "");
    database.update(
        """
        insert into platform.execution (id, schedule_id, scheduled_for, state, attempt, due_at)
        values (gen_random_uuid(), '%s', now(), 'waiting', 2, now())
        """
            .formatted(scheduleId));
    database.update("update platform.account set is_active = false");
    try {
      node(actionRequest -> ActionResult.done());
      awaitState(scheduleId, "skipped", 1);
    } finally {
      database.update("update platform.account set is_active = true");
    }
    assertThat(jobs(scheduleId)).isEmpty();
    assertThat(
            database.text(
                "select error || (finished_at is not null) || (picked_by is null)"
                    + " from platform.execution where schedule_id = '%s'".formatted(scheduleId)))
        .isEqualTo("the owner's account is not activetruetrue");
  }
}
