package org.headgate.scheduling.service.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.headgate.scheduling.persistence.ExecutionEntity;
import org.headgate.scheduling.persistence.ExecutionRepository;
import org.headgate.scheduling.persistence.ScheduleFailureRepository;
import org.junit.jupiter.api.Test;

/** Pauses that a receiver asks for. */
class ReceiverPauseTest extends ReceiverAnswerSteps {
  @Test
  void pauseLongerThanTheMaximumDelayIsKept() {
    UUID scheduleId = database.schedule(Duration.ofHours(1), now(), "", "");
    node(actionRequest -> ActionResult.failed("429", Duration.ofHours(1)));

    awaitPaused(scheduleId);

    assertThat(minutesUntilDue(scheduleId)).isBetween(58L, 60L);
    assertThat(sent).hasSize(1);
  }

  @Test
  void pauseIsCappedAtADay() {
    UUID scheduleId = database.schedule(Duration.ofHours(1), now(), "", "");
    node(actionRequest -> ActionResult.failed("429", Duration.ofDays(300)));

    awaitPaused(scheduleId);

    assertThat(minutesUntilDue(scheduleId)).isBetween(1438L, 1440L);
  }

  @Test
  void pauseAppliesToLaterInstants() {
    UUID scheduleId =
        database.schedule(
            Duration.ofSeconds(10), now(), "overlap, max_attempts", "cast('allow' as text), 1");
    node(actionRequest -> ActionResult.failed("429", Duration.ofHours(1)));
    awaitState(scheduleId, "failed", 1);

    makeDue(scheduleId);
    awaitState(scheduleId, "waiting", 1);
    makeDue(scheduleId);
    awaitState(scheduleId, "skipped", 1);

    assertThat(sent).hasSize(1);
    assertThat(minutesUntilDue(scheduleId)).isBetween(58L, 60L);
    assertThat(error(scheduleId, "waiting")).isEqualTo("the receiver asked for a pause");
    order(scheduleId);
    assertThat(minutesUntilDue(scheduleId)).isBetween(58L, 60L);
  }

  @Test
  void pauseEndsWhenTheActionChanges() {
    UUID scheduleId = database.schedule(Duration.ofSeconds(10), now(), "max_attempts", "1");
    node(actionRequest -> ActionResult.failed("429", Duration.ofHours(1)));
    awaitState(scheduleId, "failed", 1);
    assertThat(quiet(scheduleId)).isEqualTo("t");

    database.update(
        "update platform.schedule set quiet_until = null, action ="
            + " '{\"type\":\"system\",\"task\":\"other\"}'");
    unit.run(
        entityManager ->
            new ScheduleFailureRepository(entityManager)
                .storePause(
                    scheduleId,
                    "{\"type\":\"system\",\"task\":\"test\"}"::equals,
                    Duration.ofHours(1)));

    assertThat(quiet(scheduleId)).isEqualTo("f");
  }

  @Test
  void pauseOfFormerReceiverDelaysNoFurtherAttempt() {
    UUID scheduleId = database.schedule(Duration.ofHours(1), now(), "", "");
    node(
        actionRequest -> {
          database.update(
              "update platform.schedule set action = '{\"type\":\"system\",\"task\":\"other\"}'");
          return actionRequest.attempt() == 1
              ? ActionResult.failed("429", Duration.ofDays(1))
              : ActionResult.done();
        });

    awaitState(scheduleId, "succeeded", 1);

    assertThat(sent).hasSize(2);
    assertThat(quiet(scheduleId)).isEqualTo("f");
  }

  /** Two executions were under way when the receiver asked one of them for a pause. */
  @Test
  void pauseDelaysAttemptsThatEndAfterIt() {
    UUID scheduleId = database.schedule(Duration.ofHours(1), now(), "", "");
    node(
        actionRequest -> {
          database.update("update platform.schedule set quiet_until = now() + interval '1 hour'");
          return ActionResult.failed("500");
        });

    awaitPaused(scheduleId);

    assertThat(minutesUntilDue(scheduleId)).isBetween(58L, 60L);
    assertThat(sent).hasSize(1);
  }

  private static void order(UUID scheduleId) {
    Optional<ExecutionEntity> ordered =
        unit.write(
            entityManager ->
                new ExecutionRepository(entityManager)
                    .orderManual(UUID.randomUUID(), scheduleId, 10));
    assertThat(ordered).isPresent();
  }

  private static long minutesUntilDue(UUID scheduleId) {
    return database.number(
        "select cast(floor(extract(epoch from min(due_at) - now()) / 60) as bigint) from platform.execution where schedule_id = '%s' and state = 'waiting'"
            .formatted(scheduleId));
  }

  private static void awaitPaused(UUID scheduleId) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                database.number(
                        "select count(*) from platform.execution where schedule_id = '%s' and state = 'waiting' and due_at > now() + interval '1 minute'"
                            .formatted(scheduleId))
                    == 1);
  }
}
