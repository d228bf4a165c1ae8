package org.headgate.authentication.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import org.headgate.authentication.api.AcceptInvitationRequest;
import org.headgate.authentication.api.InvitationAcceptanceApi;
import org.headgate.authentication.service.InvitationAcceptanceFacade;
import org.headgate.common.identity.EmailAddress;
import org.headgate.otp.api.CodeNormalizer;
import org.headgate.sessions.api.LoginResponse;
import org.headgate.sessions.web.ClientDeviceProvider;

/** REST resource that accepts invitations. */
@Path("/auth/invitations")
@ApplicationScoped
@PermitAll
public class InvitationAcceptanceResource implements InvitationAcceptanceApi {

  @Inject InvitationAcceptanceFacade invitations;
  @Inject ClientDeviceProvider deviceProvider;

  @Override
  public LoginResponse accept(AcceptInvitationRequest request) {
    return invitations.accept(
        new EmailAddress(request.email()),
        CodeNormalizer.digits("code", request.code()),
        request.password(),
        deviceProvider.device());
  }
}
