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
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.paging.QueryParameters;
import org.headgate.common.web.access.PersonalTokenAccess;

/** REST resource for the audit log, for administrators. */
@Path("/admin/audit")
@ApplicationScoped
@RolesAllowed(Role.ADMIN_NAME)
@PersonalTokenAccess(TokenScope.Area.ADMIN)
public class AuditResource implements AuditApi {

  @Inject AuditFacade audit;
  @Inject AuditVerificationFacade verification;

  @Override
  public Page<AuditEntry> entries(
      String actor, String action, String subject, String since, String until, PageQuery page) {
    return audit.page(
        QueryParameters.read(
            "actor",
            actor,
            AuditResource::actor,
            "an account's id or e-mail address, anonymous or system"),
        QueryParameters.read("action", action, AuditAction::new, "a name such as account.login"),
        QueryParameters.text("subject", subject).map(AuditResource::subject),
        QueryParameters.instant("since", since),
        QueryParameters.instant("until", until),
        page);
  }

  private static String actor(String text) {
    return isAddress(text) ? EmailAddress.of("actor", text).value() : new AuditActor(text).text();
  }

  private static String subject(String text) {
    return isAddress(text) ? EmailAddress.of("subject", text).value() : text;
  }

  private static boolean isAddress(String text) {
    return text.indexOf('@') >= 0;
  }

  @Override
  public AuditVerification verify() {
    return verification.verify();
  }
}
