package org.headgate.audit.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import org.headgate.audit.AuditAction;
import org.headgate.audit.AuditActor;
import org.headgate.audit.AuditApi;
import org.headgate.audit.AuditEntry;
import org.headgate.audit.AuditFilter;
import org.headgate.audit.AuditVerification;
import org.headgate.audit.service.AuditInspection;
import org.headgate.audit.service.AuditLog;
import org.headgate.identity.Role;
import org.headgate.paging.Page;
import org.headgate.paging.PageQuery;
import org.headgate.problem.FieldError;
import org.headgate.problem.InvalidRequest;

/** The audit log, for administrators. */
@Path("/admin/audit")
@RequestScoped
@RolesAllowed(Role.ADMIN_NAME)
public class AuditResource implements AuditApi {

  @Inject AuditLog log;
  @Inject AuditInspection inspection;

  @Override
  public Page<AuditEntry> entries(
      String actor, String action, String subject, String since, PageQuery page) {
    AuditFilter filter =
        new AuditFilter(
            read("actor", actor, AuditActor::new, "an account's id, anonymous or system"),
            read("action", action, AuditAction::new, "a name such as account.login"),
            read("subject", subject, AuditResource::printable, "an id"),
            read(
                "since",
                since,
                text -> OffsetDateTime.parse(text).toInstant(),
                "an instant such as 2026-01-31T09:00:00Z"),
            page.cursor().map(cursor -> new AuditFilter.Place(cursor.instant(0), cursor.uuid(1))));
    return log.page(filter, page.limit());
  }

  @Override
  public AuditVerification verify() {
    return inspection.verify();
  }

  private static String printable(String text) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("control character");
    }
    return text;
  }

  private static <T> Optional<T> read(
      String field, String text, Function<String, T> parse, String allowed) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(text));
    } catch (IllegalArgumentException | DateTimeException refused) {
      throw new InvalidRequest(new FieldError(field, "must be " + allowed));
    }
  }
}
