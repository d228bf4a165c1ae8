package org.headgate.audit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.headgate.audit.AuditEntry;
import org.headgate.audit.AuditFilter;
import org.headgate.audit.AuditSubject;
import org.headgate.audit.persistence.AuditRow;
import org.headgate.json.Json;
import org.headgate.paging.Cursor;
import org.headgate.paging.Page;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;

/** The audit log for those who may read it. */
@ApplicationScoped
public class AuditLog {

  private static final GuardedWork READ = GuardedWork.read(DatabaseName.PLATFORM, WorkClass.USERS);

  @Inject AuditDesk desk;
  @Inject DatabaseGuard guard;

  /** One page, the newest entries first. */
  public Page<AuditEntry> page(AuditFilter filter, int limit) {
    List<AuditRow> rows = guard.call(READ, () -> desk.latest(filter, limit + 1));
    return Page.of(
        rows.stream().map(AuditLog::entry).toList(),
        limit,
        entry -> Cursor.of(entry.occurredAt(), entry.id()));
  }

  private static AuditEntry entry(AuditRow row) {
    return new AuditEntry(
        row.id(),
        row.occurredAt(),
        row.actor(),
        row.action(),
        row.subjectKind().map(kind -> new AuditSubject(kind, row.subjectId().orElse(""))),
        row.outcome(),
        row.reason(),
        row.address(),
        row.traceId(),
        Json.texts(row.details()).orElseGet(() -> Map.of("unreadable", row.details())),
        row.position());
  }
}
