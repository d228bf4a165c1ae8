package org.headgate.scheduling.dispatch.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.headgate.audit.service.AuditTrail;
import org.headgate.identity.UserId;
import org.headgate.scheduling.persistence.Assignment;
import org.headgate.scheduling.persistence.Executions;
import org.headgate.scheduling.persistence.ScheduleFailures;
import org.headgate.scheduling.service.ScheduleDeeds;

/** Counts failures in a row, and stops a schedule together with the order for the mail about it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class FailureDesk {

  static final int MOST_IN_A_ROW = 10;

  @Inject ScheduleFailures failures;
  @Inject Executions executions;
  @Inject AuditTrail trail;
  @Inject @Any Instance<StoppedListener> listeners;

  public void failed(UUID schedule, String error) {
    if (failures.failed(schedule) >= MOST_IN_A_ROW) {
      String reason = MOST_IN_A_ROW + " executions in a row failed, the last one because: " + error;
      failures
          .stop(schedule, MOST_IN_A_ROW, reason)
          .ifPresent(
              stopped -> {
                executions.hold(schedule);
                tell(stopped, StoppedListener.Reason.FAILED, error);
              });
    }
  }

  /** The receiver wants no further requests: nothing that waits is sent any more. */
  public void gone(Assignment assignment, String error) {
    failures
        .gone(assignment.schedule(), assignment.work().action(), error)
        .ifPresent(
            stopped -> {
              executions.end(assignment.schedule(), error);
              tell(stopped, StoppedListener.Reason.GONE, error);
            });
  }

  /** The receiver asked for a pause: nothing that waits is sent before its end. */
  public void quiet(Assignment assignment, Duration pause) {
    failures.quiet(assignment.schedule(), assignment.work().action(), pause);
    executions.delay(assignment.schedule());
  }

  private void tell(ScheduleFailures.Stopped stopped, StoppedListener.Reason reason, String error) {
    trail.record(ScheduleDeeds.disabled(stopped.schedule()));
    UserId owner = new UserId(stopped.owner().orElseThrow());
    listeners.forEach(listener -> listener.stopped(owner, stopped.name(), reason, error));
  }

  public void succeeded(UUID schedule) {
    failures.succeeded(List.of(schedule));
  }
}
