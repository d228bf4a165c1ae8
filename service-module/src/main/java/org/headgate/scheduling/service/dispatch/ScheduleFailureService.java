package org.headgate.scheduling.service.dispatch;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.audit.service.ScheduleAuditActions;
import org.headgate.common.identity.UserId;
import org.headgate.events.api.EventType;
import org.headgate.events.service.EventOutbox;
import org.headgate.scheduling.persistence.ClaimedExecution;
import org.headgate.scheduling.persistence.ExecutionRepository;
import org.headgate.scheduling.persistence.ScheduleEntity;
import org.headgate.scheduling.persistence.ScheduleFailureRepository;
import org.headgate.scheduling.service.ActionReceiver;

/** Counts consecutive failures, and disables a schedule together with the order for its mail. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class ScheduleFailureService {

  static final int MAX_IN_A_ROW = 10;

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AuditTrailService auditTrail;
  @Inject EventOutbox outbox;
  @Inject @Any Instance<ScheduleDisabledListener> listeners;

  /** A failure of an action that the schedule no longer has is not counted. */
  public void failed(ClaimedExecution claimedExecution, String error) {
    UUID scheduleId = claimedExecution.scheduleId();
    ScheduleFailureRepository failures = failures();
    if (failures.failed(scheduleId, claimedExecution.work().action()) >= MAX_IN_A_ROW) {
      String reason = MAX_IN_A_ROW + " executions in a row failed, the last one because: " + error;
      failures
          .stop(scheduleId, MAX_IN_A_ROW, reason)
          .ifPresent(
              stopped -> {
                executions().holdQueued(scheduleId);
                notifyListeners(stopped, ScheduleDisabledListener.Reason.FAILED, error);
              });
    }
  }

  /** The receiver wants no further requests: waiting executions are ended. */
  public void gone(ClaimedExecution claimedExecution, String error) {
    failures()
        .gone(claimedExecution.scheduleId(), isToReceiverOf(claimedExecution), error)
        .ifPresent(
            stopped -> {
              executions().end(claimedExecution.scheduleId(), error);
              notifyListeners(stopped, ScheduleDisabledListener.Reason.GONE, error);
            });
  }

  /**
   * The receiver asked for a pause: waiting executions are delayed until its end.
   *
   * @return false, and nothing delayed, when the schedule has another receiver by now
   */
  public boolean pauseDeliveries(ClaimedExecution claimedExecution, Duration pause) {
    boolean isStored =
        failures()
            .storePause(claimedExecution.scheduleId(), isToReceiverOf(claimedExecution), pause);
    if (isStored) {
      executions().delay(claimedExecution.scheduleId());
    }
    return isStored;
  }

  private static Predicate<String> isToReceiverOf(ClaimedExecution claimedExecution) {
    return action -> ActionReceiver.isSame(action, claimedExecution.work().action());
  }

  private void notifyListeners(
      ScheduleEntity stopped, ScheduleDisabledListener.Reason reason, String error) {
    auditTrail.record(ScheduleAuditActions.disabled(stopped.id()));
    UserId accountId = new UserId(stopped.accountId().orElseThrow());
    outbox.write(
        EventType.SCHEDULE_DISABLED,
        accountId,
        Map.of("schedule_id", stopped.id(), "reason", reason.name().toLowerCase(Locale.ROOT)));
    listeners.forEach(
        listener -> listener.onScheduleDisabled(accountId, stopped.name(), reason, error));
  }

  public void succeeded(UUID scheduleId) {
    failures().succeeded(scheduleId);
  }

  private ScheduleFailureRepository failures() {
    return new ScheduleFailureRepository(entityManager);
  }

  private ExecutionRepository executions() {
    return new ExecutionRepository(entityManager);
  }
}
