package org.headgate.scheduling.service.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Receivers that are gone, and deferred executions. */
class ReceiverAnswersTest extends ReceiverAnswerSteps {
  @Test
  void goneReceiverDisablesTheSchedule() {
    UUID scheduleId =
        database.schedule(
            Duration.ofSeconds(10), now(), "overlap, max_attempts", "cast('allow' as text), 3");
    database.update(
        """
        insert into platform.execution (id, schedule_id, scheduled_for, kind, state, due_at)
        values (gen_random_uuid(), '%s', now() - interval '1 day', 'backfill', 'waiting', now() + interval '1 hour')
        """
            .formatted(scheduleId));
    node(actionRequest -> ActionResult.gone("410"));

    awaitState(scheduleId, "failed", 1);

    assertThat(sent).hasSize(1);
    assertThat(database.executions(scheduleId, "waiting")).isZero();
    assertThat(database.text("select enabled || ' ' || disabled_reason from platform.schedule"))
        .isEqualTo("false 410");
    assertThat(database.text("select next_at from platform.schedule")).isEqualTo("null");
  }

  @Test
  void goneAnswerDoesNotDisableAnotherReceiver() {
    UUID scheduleId = database.schedule(Duration.ofHours(1), now(), "", "");

    assertThat(gone(scheduleId, "{\"type\":\"webhook\"}")).isEmpty();
    assertThat(gone(scheduleId, "{\"type\":\"system\",\"task\":\"test\"}")).isPresent();
    assertThat(gone(scheduleId, "{\"type\":\"system\",\"task\":\"test\"}")).isEmpty();
  }

  @Test
  void failureOfAFormerActionIsNotCounted() {
    UUID scheduleId = database.schedule(Duration.ofHours(1), now(), "", "");

    assertThat(failed(scheduleId, "{\"type\":\"system\",\"task\":\"former\"}")).isZero();
    assertThat(failed(scheduleId, "{\"type\":\"system\",\"task\":\"test\"}")).isOne();
    assertThat(failed(scheduleId, "{\"type\":\"system\",\"task\":\"test\"}")).isEqualTo(2);
  }

  @Test
  void localFaultsAreDeferredAndCountNoAttempt() {
    UUID scheduleId = database.schedule(Duration.ofHours(1), now(), "", "");
    node(
        actionRequest -> {
          if (sent.size() % 2 == 1) {
            throw new IllegalStateException("the pool is exhausted");
          }
          return sent.size() < 8
              ? ActionResult.deferred("deferred: no mail server")
              : ActionResult.done();
        });
    awaitDeferred(scheduleId);

    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              database.update(
                  "update platform.execution set due_at = now() where state = 'waiting'");
              return database.executions(scheduleId, "succeeded") == 1;
            });

    assertThat(sent).hasSize(8).extracting(ActionRequest::attempt).containsOnly(1);
    assertThat(database.text("select attempt || ' ' || deferrals from platform.execution"))
        .isEqualTo("1 7");
    assertThat(database.number("select consecutive_failures from platform.schedule")).isZero();
    assertThat(database.number("select count(*) from platform.execution_attempt")).isZero();
  }

  @Test
  void tooLongDeferredExecutionIsMissedNotFailed() {
    UUID scheduleId = database.schedule(Duration.ofHours(1), now(), "", "");
    node(actionRequest -> ActionResult.deferred("deferred: no mail server"));
    awaitDeferred(scheduleId);

    database.update(
        "update platform.execution set due_at = now(), deferred_since = now() - interval '49"
            + " hours'");

    awaitState(scheduleId, "missed", 1);
    assertThat(error(scheduleId, "missed")).isEqualTo("deferred: no mail server");
    assertThat(database.number("select consecutive_failures from platform.schedule")).isZero();
  }

  /** Two short faults of this service days apart, between which an attempt was made. */
  @Test
  void deferralsAfterAnAttemptBeginAnew() {
    UUID scheduleId = database.schedule(Duration.ofHours(1), now(), "", "");
    node(
        actionRequest ->
            actionRequest.attempt() == 1 && sent.size() > 1
                ? ActionResult.failed("500")
                : ActionResult.deferred("deferred: no mail server"));
    awaitDeferred(scheduleId);

    database.update(
        "update platform.execution set due_at = now(), deferred_since = now() - interval '49"
            + " hours'");

    await()
        .atMost(PATIENCE)
        .until(() -> sent.size() == 3 && database.executions(scheduleId, "running") == 0);
    assertThat(database.text("select state || ' ' || deferrals from platform.execution"))
        .isEqualTo("waiting 2");
  }

  @Test
  void deferralsGrowToFiveMinutes() {
    assertThat(
            List.of(
                AttemptRunner.deferral(0),
                AttemptRunner.deferral(1),
                AttemptRunner.deferral(1_000_000)))
        .containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMinutes(5));
  }

  /** A node that was late gives back what has not begun: that waits too, without an error. */
  private static void awaitDeferred(UUID scheduleId) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                database.number(
                        "select count(*) from platform.execution where schedule_id = '%s' and state = 'waiting' and error like 'deferred: %%'"
                            .formatted(scheduleId))
                    == 1);
  }
}
