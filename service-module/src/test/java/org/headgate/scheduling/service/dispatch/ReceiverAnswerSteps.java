package org.headgate.scheduling.service.dispatch;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.headgate.pool.service.guard.PlatformUnit;
import org.headgate.scheduling.persistence.AttemptResult;
import org.headgate.scheduling.persistence.ClaimedExecution;
import org.headgate.scheduling.persistence.ExecutionRepository;
import org.headgate.scheduling.persistence.ScheduleEntity;
import org.headgate.scheduling.persistence.ScheduleFailureRepository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A dispatcher that records the answers of receivers, as the server does. */
abstract class ReceiverAnswerSteps extends DispatcherSteps {
  static PlatformUnit unit;

  @BeforeAll
  static void openUnit() {
    unit = bed.unit();
  }

  @AfterAll
  static void closeUnit() {
    unit.close();
  }

  /** Starts a dispatcher that writes down what receivers answer, as the server does. */
  @Override
  Dispatcher node(Function<ActionRequest, ActionResult> work) {
    DispatchListener rule =
        new DispatchListener() {
          @Override
          public AttemptResult onAttemptFinished(
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

  static Optional<ScheduleEntity> gone(UUID schedule, String action) {
    return unit.write(
        entityManager ->
            new ScheduleFailureRepository(entityManager).gone(schedule, action, "410"));
  }

  static void quiet(
      EntityManager entityManager, ClaimedExecution claimedExecution, Duration pause) {
    new ScheduleFailureRepository(entityManager)
        .storePause(claimedExecution.schedule(), claimedExecution.work().action(), pause);
    new ExecutionRepository(entityManager).delay(claimedExecution.schedule());
  }

  static String quiet(UUID schedule) {
    return bed.text(
        "select quiet_until is not null from platform.schedule where id = '%s'"
            .formatted(schedule));
  }

  static String error(UUID schedule, String state) {
    return bed.text(
        "select error from platform.execution where schedule_id = '%s' and state = '%s'"
            .formatted(schedule, state));
  }
}
