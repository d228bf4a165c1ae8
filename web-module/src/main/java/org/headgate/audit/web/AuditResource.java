package org.headgate.audit.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
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
import org.headgate.paging.QueryValue;

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
            QueryValue.read(
                "actor", actor, AuditActor::new, "an account's id, anonymous or system"),
            QueryValue.read("action", action, AuditAction::new, "a name such as account.login"),
            QueryValue.text("subject", subject),
            QueryValue.instant("since", since),
            page.cursor().map(cursor -> new AuditFilter.Place(cursor.instant(0), cursor.uuid(1))));
    return log.page(filter, page.limit());
  }

  @Override
  public AuditVerification verify() {
    return inspection.verify();
  }
}
