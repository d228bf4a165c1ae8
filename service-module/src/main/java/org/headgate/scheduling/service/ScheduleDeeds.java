package org.headgate.scheduling.service;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.audit.AuditAction;
import org.headgate.audit.AuditActor;
import org.headgate.audit.AuditOutcome;
import org.headgate.audit.AuditSubject;
import org.headgate.audit.service.Deed;

/** What is done to schedules, by its names in the audit log. Executions have their own history. */
public final class ScheduleDeeds {

  static final AuditAction CREATE = new AuditAction("schedule.created");
  static final AuditAction CHANGE = new AuditAction("schedule.changed");
  static final AuditAction DELETE = new AuditAction("schedule.deleted");
  static final AuditAction TRIGGER = new AuditAction("schedule.triggered");
  static final AuditAction BACKFILL = new AuditAction("schedule.backfilled");

  private static final AuditAction DISABLE = new AuditAction("schedule.disabled");

  private ScheduleDeeds() {}

  /** By the caller. */
  static Deed of(AuditAction action, UUID schedule) {
    return Deed.of(action).on(subject(schedule));
  }

  /** It failed too often: nobody did it but the service. */
  public static Deed disabled(UUID schedule) {
    return new Deed(
        DISABLE,
        Optional.of(AuditActor.SYSTEM),
        Optional.of(subject(schedule)),
        AuditOutcome.SUCCESS,
        Optional.empty(),
        Map.of());
  }

  private static AuditSubject subject(UUID schedule) {
    return AuditSubject.of("schedule", schedule);
  }
}
