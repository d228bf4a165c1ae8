package org.headgate.audit.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import org.headgate.audit.api.AuditAction;
import org.headgate.audit.api.AuditActor;
import org.headgate.audit.api.AuditApi;
import org.headgate.audit.api.AuditEntry;
import org.headgate.audit.api.AuditVerification;
import org.headgate.audit.service.AuditFacade;
import org.headgate.audit.service.AuditVerificationFacade;
import org.headgate.common.identity.Role;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.paging.QueryParameters;

/** The audit log, for administrators. */
@Path("/admin/audit")
@ApplicationScoped
@RolesAllowed(Role.ADMIN_NAME)
public class AuditResource implements AuditApi {

  @Inject AuditFacade log;
  @Inject AuditVerificationFacade inspection;

  @Override
  public Page<AuditEntry> entries(
      String actor, String action, String subject, String since, PageQuery page) {
    return log.page(
        QueryParameters.read(
            "actor", actor, AuditActor::new, "an account's id, anonymous or system"),
        QueryParameters.read("action", action, AuditAction::new, "a name such as account.login"),
        QueryParameters.text("subject", subject),
        QueryParameters.instant("since", since),
        page);
  }

  @Override
  public AuditVerification verify() {
    return inspection.verify();
  }
}
