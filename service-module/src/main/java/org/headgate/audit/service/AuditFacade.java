package org.headgate.audit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.audit.api.AuditAction;
import org.headgate.audit.api.AuditActor;
import org.headgate.audit.api.AuditEntry;
import org.headgate.audit.api.AuditSubject;
import org.headgate.audit.persistence.AuditEntryEntity;
import org.headgate.audit.persistence.AuditSearchCriteria;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.paging.Cursor;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/** Searches the audit log, for administrators. */
@ApplicationScoped
public class AuditFacade {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject AuditService service;
  @Inject AuditAddressLookup addressLookup;
  @Inject DatabaseGuard guard;

  /**
   * One page, newest first, with the present addresses of accounts.
   *
   * @param actor as {@link AuditActor} has it, or the address of an account
   * @param subject an id or a name, or the address of an account
   * @param since only entries from this instant on
   * @param until only entries before this instant
   * @return an empty page where an address belongs to no account
   */
  public Page<AuditEntry> page(
      Optional<String> actor,
      Optional<AuditAction> action,
      Optional<String> subject,
      Optional<Instant> since,
      Optional<Instant> until,
      PageQuery page) {
    Optional<String> actorId = actor.flatMap(this::idOf);
    Optional<String> subjectId = subject.flatMap(this::idOf);
    if (actorId.isPresent() != actor.isPresent() || subjectId.isPresent() != subject.isPresent()) {
      return Page.of(List.of(), page.limit(), AuditFacade::cursor);
    }
    return withAddresses(
        page(
            new AuditSearchCriteria(
                actorId,
                action.map(AuditAction::name),
                subjectId,
                since,
                until,
                page.cursor()
                    .map(
                        cursor ->
                            new AuditSearchCriteria.Position(cursor.instant(0), cursor.uuid(1)))),
            page.limit()));
  }

  private Optional<String> idOf(String whom) {
    return whom.indexOf('@') < 0
        ? Optional.of(whom)
        : addressLookup.idOf(EmailAddress.parse(whom)).map(UserId::toString);
  }

  private Page<AuditEntry> withAddresses(Page<AuditEntry> page) {
    Map<String, String> addresses =
        addressLookup.addressesOf(
            page.items().stream()
                .flatMap(
                    entry ->
                        Stream.concat(
                            Stream.of(entry.actor()),
                            entry.subject().map(AuditSubject::id).stream()))
                .collect(Collectors.toSet()));
    return new Page<>(
        page.items().stream().map(entry -> withAddresses(entry, addresses)).toList(),
        page.nextCursor());
  }

  private static AuditEntry withAddresses(AuditEntry entry, Map<String, String> addresses) {
    return new AuditEntry(
        entry.id(),
        entry.occurredAt(),
        entry.actor(),
        entry.action(),
        entry.subject(),
        entry.outcome(),
        entry.reason(),
        entry.address(),
        entry.traceId(),
        entry.details(),
        Optional.ofNullable(addresses.get(entry.actor())),
        entry.subject().map(AuditSubject::id).map(addresses::get),
        entry.position());
  }

  private static Cursor cursor(AuditEntry entry) {
    return Cursor.of(entry.occurredAt(), entry.id());
  }

  Page<AuditEntry> page(AuditSearchCriteria filter, int limit) {
    List<AuditEntryEntity> rows = guard.call(READ, () -> service.latest(filter, limit + 1));
    return Page.of(rows.stream().map(AuditFacade::entry).toList(), limit, AuditFacade::cursor);
  }

  /** The entry as written, without addresses. */
  static AuditEntry entry(AuditEntryEntity row) {
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
        Optional.empty(),
        Optional.empty(),
        row.position());
  }
}
