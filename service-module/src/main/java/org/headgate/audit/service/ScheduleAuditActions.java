package org.headgate.audit.service;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.audit.api.AuditAction;
import org.headgate.audit.api.AuditActor;
import org.headgate.audit.api.AuditOutcome;
import org.headgate.audit.api.AuditSubject;

/** The names of actions on schedules in the audit log. Executions have their own history. */
public final class ScheduleAuditActions {

  public static final AuditAction CREATE = new AuditAction("schedule.created");
  public static final AuditAction CHANGE = new AuditAction("schedule.changed");
  public static final AuditAction ADD_SECRET = new AuditAction("schedule.secret_added");
  public static final AuditAction REMOVE_SECRET = new AuditAction("schedule.secret_removed");
  public static final AuditAction DELETE = new AuditAction("schedule.deleted");
  public static final AuditAction TRIGGER = new AuditAction("schedule.triggered");
  public static final AuditAction BACKFILL = new AuditAction("schedule.backfilled");

  private static final AuditAction DISABLE = new AuditAction("schedule.disabled");

  private ScheduleAuditActions() {}

  /** An event of the caller. */
  public static AuditEvent of(AuditAction action, UUID scheduleId) {
    return AuditEvent.of(action).withSubject(subject(scheduleId));
  }

  /** The schedule failed too often: the actor is the service. */
  public static AuditEvent disabled(UUID scheduleId) {
    return new AuditEvent(
        DISABLE,
        Optional.of(AuditActor.SYSTEM),
        Optional.of(subject(scheduleId)),
        AuditOutcome.SUCCESS,
        Optional.empty(),
        Map.of());
  }

  private static AuditSubject subject(UUID scheduleId) {
    return AuditSubject.of("schedule", scheduleId);
  }
}
