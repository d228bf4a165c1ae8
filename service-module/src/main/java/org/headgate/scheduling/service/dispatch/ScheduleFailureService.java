package org.headgate.scheduling.service.dispatch;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.audit.service.ScheduleAuditActions;
import org.headgate.common.identity.UserId;
import org.headgate.scheduling.persistence.ClaimedExecution;
import org.headgate.scheduling.persistence.ExecutionRepository;
import org.headgate.scheduling.persistence.ScheduleFailures;

/** Counts failures in a row, and stops a schedule together with the order for the mail about it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class ScheduleFailureService {

  static final int MOST_IN_A_ROW = 10;

  @Inject ScheduleFailures failures;
  @Inject ExecutionRepository executionRepository;
  @Inject AuditTrailService trail;
  @Inject @Any Instance<ScheduleDisabledListener> listeners;

  public void failed(UUID schedule, String error) {
    if (failures.failed(schedule) >= MOST_IN_A_ROW) {
      String reason = MOST_IN_A_ROW + " executions in a row failed, the last one because: " + error;
      failures
          .stop(schedule, MOST_IN_A_ROW, reason)
          .ifPresent(
              stopped -> {
                executionRepository.holdQueued(schedule);
                tell(stopped, ScheduleDisabledListener.Reason.FAILED, error);
              });
    }
  }

  /** The receiver wants no further requests: nothing that waits is sent any more. */
  public void gone(ClaimedExecution claimedExecution, String error) {
    failures
        .gone(claimedExecution.schedule(), claimedExecution.work().action(), error)
        .ifPresent(
            stopped -> {
              executionRepository.end(claimedExecution.schedule(), error);
              tell(stopped, ScheduleDisabledListener.Reason.GONE, error);
            });
  }

  /** The receiver asked for a pause: nothing that waits is sent before its end. */
  public void quiet(ClaimedExecution claimedExecution, Duration pause) {
    failures.quiet(claimedExecution.schedule(), claimedExecution.work().action(), pause);
    executionRepository.delay(claimedExecution.schedule());
  }

  private void tell(
      ScheduleFailures.Stopped stopped, ScheduleDisabledListener.Reason reason, String error) {
    trail.record(ScheduleAuditActions.disabled(stopped.schedule()));
    UserId owner = new UserId(stopped.owner().orElseThrow());
    listeners.forEach(
        listener -> listener.onScheduleDisabled(owner, stopped.name(), reason, error));
  }

  public void succeeded(UUID schedule) {
    failures.succeeded(List.of(schedule));
  }
}
