package org.headgate.oauth.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.headgate.common.identity.Role;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.service.Precondition;
import org.headgate.common.web.WithETag;
import org.headgate.idempotency.web.IdempotentResponses;
import org.headgate.oauth.api.ServiceAccount;
import org.headgate.oauth.api.ServiceAccountPatch;
import org.headgate.oauth.api.ServiceAccountRequest;
import org.headgate.oauth.api.ServiceAccountsApi;
import org.headgate.oauth.service.ServiceAccountFacade;

/** REST resource for service accounts, for administrators. */
@Path("/admin/service-accounts")
@ApplicationScoped
@RolesAllowed(Role.ADMIN_NAME)
public class ServiceAccountsResource implements ServiceAccountsApi {

  @Inject ServiceAccountFacade accounts;
  @Inject IdempotentResponses idempotentResponses;
  @Context UriInfo uri;

  @Override
  public Page<ServiceAccount> list(PageQuery page) {
    return accounts.page(page);
  }

  @Override
  @WithETag
  public Response create(ServiceAccountRequest request) {
    return idempotentResponses.of(() -> accounts.create(request), this::created);
  }

  private Response created(ServiceAccount account) {
    return Response.created(uri.getAbsolutePathBuilder().path(account.id().toString()).build())
        .entity(account)
        .build();
  }

  @Override
  @WithETag
  public ServiceAccount get(UUID id) {
    return accounts.account(id);
  }

  @Override
  @WithETag
  public ServiceAccount patch(UUID id, String ifMatch, ServiceAccountPatch patch) {
    return accounts.change(id, Precondition.ifMatch(ifMatch), patch);
  }

  @Override
  public void delete(UUID id, String ifMatch) {
    accounts.delete(id, Precondition.ifMatch(ifMatch));
  }

  @Override
  public Response addSecret(UUID id) {
    return idempotentResponses.createdWithoutLocation(() -> accounts.addSecret(id));
  }

  @Override
  public void removeSecret(UUID id, UUID secretId) {
    accounts.removeSecret(id, secretId);
  }
}
