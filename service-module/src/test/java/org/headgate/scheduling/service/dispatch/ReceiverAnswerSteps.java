package org.headgate.scheduling.service.dispatch;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.headgate.pool.persistence.LocalUnit;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.scheduling.persistence.AttemptResult;
import org.headgate.scheduling.persistence.ClaimedExecution;
import org.headgate.scheduling.persistence.ExecutionRepository;
import org.headgate.scheduling.persistence.ScheduleEntity;
import org.headgate.scheduling.persistence.ScheduleFailureRepository;
import org.headgate.scheduling.service.ActionReceiver;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;

/** A dispatcher that records the answers of receivers, as the server does. */
abstract class ReceiverAnswerSteps extends DispatcherSteps {
  @AutoClose static LocalUnit unit;

  @BeforeAll
  static void openUnit() {
    unit = database.unit();
  }

  /** Starts a dispatcher that writes down what receivers answer, as the server does. */
  @Override
  Dispatcher node(Function<ActionRequest, ActionResult> work) {
    ScheduleFailureFacade facade = new ScheduleFailureFacade();
    facade.guard = new DatabaseGuard() {};
    facade.failureService = new UncountedFailures();
    DispatchListener rule =
        new DispatchListener() {
          @Override
          public AttemptResult onAttemptFinished(
              ClaimedExecution claimedExecution, AttemptResult attemptResult) {
            return facade.record(claimedExecution, attemptResult);
          }
        };
    return node(database.pool(3), rule, work);
  }

  static Optional<ScheduleEntity> gone(UUID scheduleId, String action) {
    return unit.write(
        entityManager ->
            new ScheduleFailureRepository(entityManager)
                .gone(scheduleId, found -> ActionReceiver.isSame(found, action), "410"));
  }

  /** The number of failures in a row after one of an action. */
  static int failed(UUID scheduleId, String action) {
    return unit.write(
        entityManager -> new ScheduleFailureRepository(entityManager).failed(scheduleId, action));
  }

  static String quiet(UUID scheduleId) {
    return database.text(
        "select quiet_until is not null from platform.schedule where id = '%s'"
            .formatted(scheduleId));
  }

  static String error(UUID scheduleId, String state) {
    return database.text(
        "select error from platform.execution where schedule_id = '%s' and state = '%s'"
            .formatted(scheduleId, state));
  }

  /** The service in transactions of its own, without counts, audit log and mails. */
  private static final class UncountedFailures extends ScheduleFailureService {

    @Override
    public boolean pauseDeliveries(ClaimedExecution claimedExecution, Duration pause) {
      return unit.write(
          entityManager -> {
            ScheduleFailureService service = new ScheduleFailureService();
            service.entityManager = entityManager;
            return service.pauseDeliveries(claimedExecution, pause);
          });
    }

    @Override
    public void gone(ClaimedExecution claimedExecution, String error) {
      ReceiverAnswerSteps.gone(claimedExecution.scheduleId(), claimedExecution.work().action());
      unit.run(
          entityManager ->
              new ExecutionRepository(entityManager).end(claimedExecution.scheduleId(), error));
    }

    @Override
    public void failed(ClaimedExecution claimedExecution, String error) {
      // Other tests count failures.
    }

    @Override
    public void succeeded(UUID scheduleId) {
      // Other tests count failures.
    }
  }
}
