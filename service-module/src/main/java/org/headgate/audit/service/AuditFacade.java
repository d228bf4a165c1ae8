package org.headgate.audit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.audit.api.AuditAction;
import org.headgate.audit.api.AuditActor;
import org.headgate.audit.api.AuditEntry;
import org.headgate.audit.api.AuditSubject;
import org.headgate.audit.persistence.AuditEntryEntity;
import org.headgate.audit.persistence.AuditSearchCriteria;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.paging.Cursor;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/** The audit log for those who may read it. */
@ApplicationScoped
public class AuditFacade {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject AuditService service;
  @Inject DatabaseGuard guard;

  /**
   * One page, the newest entries first.
   *
   * @param since nothing older
   */
  public Page<AuditEntry> page(
      Optional<AuditActor> actor,
      Optional<AuditAction> action,
      Optional<String> subject,
      Optional<Instant> since,
      PageQuery page) {
    return page(
        new AuditSearchCriteria(
            actor.map(AuditActor::text),
            action.map(AuditAction::name),
            subject,
            since,
            page.cursor()
                .map(cursor -> new AuditSearchCriteria.Place(cursor.instant(0), cursor.uuid(1)))),
        page.limit());
  }

  Page<AuditEntry> page(AuditSearchCriteria filter, int limit) {
    List<AuditEntryEntity> rows = guard.call(READ, () -> service.latest(filter, limit + 1));
    return Page.of(
        rows.stream().map(AuditFacade::entry).toList(),
        limit,
        entry -> Cursor.of(entry.occurredAt(), entry.id()));
  }

  private static AuditEntry entry(AuditEntryEntity row) {
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
        JsonMappers.texts(row.details()).orElseGet(() -> Map.of("unreadable", row.details())),
        row.position());
  }
}
