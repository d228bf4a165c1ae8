package org.headgate.sessions.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import org.headgate.common.identity.Role;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.idempotency.web.IdempotentResponses;
import org.headgate.sessions.api.SigningKeySummary;
import org.headgate.sessions.api.SigningKeysApi;
import org.headgate.sessions.service.SigningKeyFacade;

/** REST resource for administrators to list, rotate and revoke signing keys. */
@Path("/admin/keys")
@ApplicationScoped
@RolesAllowed(Role.ADMIN_NAME)
public class SigningKeysResource implements SigningKeysApi {

  @Inject SigningKeyFacade signingKeys;
  @Inject IdempotentResponses idempotentResponses;

  @Override
  public Page<SigningKeySummary> keys(PageQuery page) {
    return Page.of(signingKeys.list().items(), page, SigningKeySummary::kid);
  }

  @Override
  public Page<SigningKeySummary> rotate() {
    return idempotentResponses.of(signingKeys::rotate);
  }

  @Override
  public Page<SigningKeySummary> revoke(String kid) {
    return signingKeys.revoke(kid);
  }
}
