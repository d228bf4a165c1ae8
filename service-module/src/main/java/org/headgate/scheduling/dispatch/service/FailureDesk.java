package org.headgate.scheduling.dispatch.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.headgate.audit.service.AuditTrail;
import org.headgate.identity.UserId;
import org.headgate.scheduling.persistence.ScheduleFailures;
import org.headgate.scheduling.service.ScheduleDeeds;

/** Counts failures in a row, and stops a schedule together with the order for the mail about it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class FailureDesk {

  static final int MOST_IN_A_ROW = 10;

  @Inject ScheduleFailures failures;
  @Inject AuditTrail trail;
  @Inject @Any Instance<StoppedListener> listeners;

  public void failed(UUID schedule, String error) {
    if (failures.failed(schedule) >= MOST_IN_A_ROW) {
      String reason = MOST_IN_A_ROW + " executions in a row failed, the last one because: " + error;
      failures.stop(schedule, MOST_IN_A_ROW, reason).ifPresent(stopped -> tell(stopped, error));
    }
  }

  private void tell(ScheduleFailures.Stopped stopped, String error) {
    trail.record(ScheduleDeeds.disabled(stopped.schedule()));
    UserId owner = new UserId(stopped.owner().orElseThrow());
    listeners.forEach(listener -> listener.stopped(owner, stopped.name(), error));
  }

  public void succeeded(UUID schedule) {
    failures.succeeded(List.of(schedule));
  }
}
