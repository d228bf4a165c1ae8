package org.headgate.scheduling.service.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.headgate.pool.service.guard.PlatformUnit;
import org.headgate.scheduling.persistence.AttemptResult;
import org.headgate.scheduling.persistence.ClaimedExecution;
import org.headgate.scheduling.persistence.ExecutionEntity;
import org.headgate.scheduling.persistence.ExecutionRepository;
import org.headgate.scheduling.persistence.ScheduleEntity;
import org.headgate.scheduling.persistence.ScheduleFailureRepository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a receiver's answers, and faults of the service itself, do to a schedule's executions. */
class ReceiverAnswersTest extends DispatcherSteps {

  private static PlatformUnit unit;

  @BeforeAll
  static void openUnit() {
    unit = bed.unit();
  }

  @AfterAll
  static void closeUnit() {
    unit.close();
  }

  @Test
  void aPauseThatIsLongerThanTheLargestDelayIsKept() {
    UUID schedule = bed.schedule(Duration.ofHours(1), now(), "", "");
    node(actionRequest -> ActionResult.failed("429", Duration.ofHours(1)));

    awaitPaused(schedule);

    assertThat(minutesUntilDue(schedule)).isBetween(58L, 60L);
    assertThat(sent).hasSize(1);
  }

  @Test
  void aPauseIsKeptUpToADay() {
    UUID schedule = bed.schedule(Duration.ofHours(1), now(), "", "");
    node(actionRequest -> ActionResult.failed("429", Duration.ofDays(300)));

    awaitPaused(schedule);

    assertThat(minutesUntilDue(schedule)).isBetween(1438L, 1440L);
  }

  @Test
  void aPauseHoldsForTheNextInstantsToo() {
    UUID schedule =
        bed.schedule(
            Duration.ofSeconds(10), now(), "overlap, max_attempts", "cast('allow' as text), 1");
    node(actionRequest -> ActionResult.failed("429", Duration.ofHours(1)));
    awaitState(schedule, "failed", 1);

    makeDue(schedule);
    awaitState(schedule, "waiting", 1);
    makeDue(schedule);
    awaitState(schedule, "skipped", 1);

    assertThat(sent).hasSize(1);
    assertThat(minutesUntilDue(schedule)).isBetween(58L, 60L);
    assertThat(error(schedule, "waiting")).isEqualTo("the receiver asked for a pause");
    order(schedule);
    assertThat(minutesUntilDue(schedule)).isBetween(58L, 60L);
  }

  @Test
  void aPauseEndsWithTheActionThatItWasAskedFor() {
    UUID schedule = bed.schedule(Duration.ofSeconds(10), now(), "max_attempts", "1");
    node(actionRequest -> ActionResult.failed("429", Duration.ofHours(1)));
    awaitState(schedule, "failed", 1);
    assertThat(quiet(schedule)).isEqualTo("t");

    bed.update(
        "update platform.schedule set quiet_until = null, action ="
            + " '{\"type\":\"system\",\"task\":\"other\"}'");
    unit.run(
        entityManager ->
            new ScheduleFailureRepository(entityManager)
                .quiet(schedule, "{\"type\":\"system\",\"task\":\"test\"}", Duration.ofHours(1)));

    assertThat(quiet(schedule)).isEqualTo("f");
  }

  @Test
  void whoIsGoneIsAskedNoMore() {
    UUID schedule =
        bed.schedule(
            Duration.ofSeconds(10), now(), "overlap, max_attempts", "cast('allow' as text), 3");
    bed.update(
        """
        insert into platform.execution (id, schedule_id, scheduled_for, kind, state, due_at)
        values (gen_random_uuid(), '%s', now() - interval '1 day', 'backfill', 'waiting', now() + interval '1 hour')
        """
            .formatted(schedule));
    node(actionRequest -> ActionResult.gone("410"));

    awaitState(schedule, "failed", 1);

    assertThat(sent).hasSize(1);
    assertThat(bed.executions(schedule, "waiting")).isZero();
    assertThat(bed.text("select enabled || ' ' || disabled_reason from platform.schedule"))
        .isEqualTo("false 410");
    assertThat(bed.text("select next_at from platform.schedule")).isEqualTo("null");
  }

  @Test
  void whoIsGoneSaysNothingOfAnotherReceiver() {
    UUID schedule = bed.schedule(Duration.ofHours(1), now(), "", "");

    assertThat(gone(schedule, "{\"type\":\"webhook\"}")).isEmpty();
    assertThat(gone(schedule, "{\"type\":\"system\",\"task\":\"test\"}")).isPresent();
    assertThat(gone(schedule, "{\"type\":\"system\",\"task\":\"test\"}")).isEmpty();
  }

  @Test
  void aFaultOfOursIsPutOffAndCountsAsNoAttempt() {
    UUID schedule = bed.schedule(Duration.ofHours(1), now(), "", "");
    node(
        actionRequest -> {
          if (sent.size() % 2 == 1) {
            throw new IllegalStateException("the pool is exhausted");
          }
          return sent.size() < 8
              ? ActionResult.deferred("put off: no mail server")
              : ActionResult.done();
        });
    awaitPutOff(schedule);

    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              bed.update("update platform.execution set due_at = now() where state = 'waiting'");
              return bed.executions(schedule, "succeeded") == 1;
            });

    assertThat(sent).hasSize(8).extracting(ActionRequest::attempt).containsOnly(1);
    assertThat(bed.text("select attempt || ' ' || deferrals from platform.execution"))
        .isEqualTo("1 7");
    assertThat(bed.number("select consecutive_failures from platform.schedule")).isZero();
    assertThat(bed.number("select count(*) from platform.execution_attempt")).isZero();
  }

  @Test
  void whatIsPutOffForTooLongIsMissedAndNotFailed() {
    UUID schedule = bed.schedule(Duration.ofHours(1), now(), "", "");
    node(actionRequest -> ActionResult.deferred("put off: no mail server"));
    awaitPutOff(schedule);

    bed.update(
        "update platform.execution set due_at = now(), deferred_since = now() - interval '49"
            + " hours'");

    awaitState(schedule, "missed", 1);
    assertThat(error(schedule, "missed")).isEqualTo("put off: no mail server");
    assertThat(bed.number("select consecutive_failures from platform.schedule")).isZero();
  }

  @Test
  void pausesOfAFaultOfOursGrowToFiveMinutes() {
    assertThat(
            List.of(
                AttemptRunner.deferral(0),
                AttemptRunner.deferral(1),
                AttemptRunner.deferral(1_000_000)))
        .containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMinutes(5));
  }

  /** Starts a dispatcher that writes down what receivers answer, as the server does. */
  @Override
  Dispatcher node(Function<ActionRequest, ActionResult> work) {
    DispatchListener rule =
        new DispatchListener() {
          @Override
          public AttemptResult judge(
              ClaimedExecution claimedExecution, AttemptResult attemptResult) {
            attemptResult
                .quiet()
                .ifPresent(
                    pause ->
                        unit.run(entityManager -> quiet(entityManager, claimedExecution, pause)));
            if (attemptResult.end() == AttemptResult.End.GONE) {
              String reason = attemptResult.error().orElse("");
              gone(claimedExecution.schedule(), claimedExecution.work().action());
              unit.run(
                  entityManager ->
                      new ExecutionRepository(entityManager)
                          .end(claimedExecution.schedule(), reason));
            }
            return attemptResult;
          }
        };
    return node(bed.pool(3), rule, work);
  }

  private static void order(UUID schedule) {
    Optional<ExecutionEntity> ordered =
        unit.write(
            entityManager ->
                new ExecutionRepository(entityManager)
                    .orderManual(UUID.randomUUID(), schedule, 10));
    assertThat(ordered).isPresent();
  }

  private static Optional<ScheduleEntity> gone(UUID schedule, String action) {
    return unit.write(
        entityManager ->
            new ScheduleFailureRepository(entityManager).gone(schedule, action, "410"));
  }

  private static void quiet(
      EntityManager entityManager, ClaimedExecution claimedExecution, Duration pause) {
    new ScheduleFailureRepository(entityManager)
        .quiet(claimedExecution.schedule(), claimedExecution.work().action(), pause);
    new ExecutionRepository(entityManager).delay(claimedExecution.schedule());
  }

  private static long minutesUntilDue(UUID schedule) {
    return bed.number(
        "select cast(floor(extract(epoch from min(due_at) - now()) / 60) as bigint) from platform.execution where schedule_id = '%s' and state = 'waiting'"
            .formatted(schedule));
  }

  private static String quiet(UUID schedule) {
    return bed.text(
        "select quiet_until is not null from platform.schedule where id = '%s'"
            .formatted(schedule));
  }

  private static void awaitPaused(UUID schedule) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                bed.number(
                        "select count(*) from platform.execution where schedule_id = '%s' and state = 'waiting' and due_at > now() + interval '1 minute'"
                            .formatted(schedule))
                    == 1);
  }

  /** A node that was late gives back what has not begun: that waits too, without an error. */
  private static void awaitPutOff(UUID schedule) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                bed.number(
                        "select count(*) from platform.execution where schedule_id = '%s' and state = 'waiting' and error like 'put off: %%'"
                            .formatted(schedule))
                    == 1);
  }

  private static String error(UUID schedule, String state) {
    return bed.text(
        "select error from platform.execution where schedule_id = '%s' and state = '%s'"
            .formatted(schedule, state));
  }
}
