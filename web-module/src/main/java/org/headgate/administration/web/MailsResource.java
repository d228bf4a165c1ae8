package org.headgate.administration.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import org.headgate.administration.api.MailPreview;
import org.headgate.administration.api.MailPreviewRequest;
import org.headgate.administration.api.MailTemplateList;
import org.headgate.administration.api.MailsApi;
import org.headgate.administration.api.TestMail;
import org.headgate.administration.service.MailPreviewFacade;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.idempotency.web.IdempotentResponses;
import org.headgate.sessions.web.Caller;

/** REST resource for previews of mails and test mails, for administrators. */
@Path("/admin/mails")
@ApplicationScoped
@RolesAllowed(Role.ADMIN_NAME)
@PersonalTokenAccess(TokenScope.Area.ADMIN)
public class MailsResource implements MailsApi {

  @Inject MailPreviewFacade mails;
  @Inject IdempotentResponses idempotentResponses;
  @Inject Caller caller;

  @Override
  public MailTemplateList templates() {
    return mails.templates();
  }

  @Override
  public MailPreview preview(MailPreviewRequest request) {
    return mails.preview(request);
  }

  @Override
  public TestMail test(MailPreviewRequest request) {
    return idempotentResponses.of(() -> mails.send(caller.account(), request));
  }
}
