package org.headgate.administration.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.headgate.administration.api.AccountAttributes;
import org.headgate.administration.api.AccountAttributesApi;
import org.headgate.administration.service.AccountAttributesFacade;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.Precondition;
import org.headgate.common.web.WithETag;
import org.headgate.common.web.access.PersonalTokenAccess;

/** REST resource for the attributes of accounts. */
@Path("/admin/users/{id}/attributes")
@ApplicationScoped
@RolesAllowed(Role.ADMIN_NAME)
@PersonalTokenAccess(TokenScope.Area.ADMIN)
public class AccountAttributesResource implements AccountAttributesApi {

  @Inject AccountAttributesFacade facade;

  @Override
  @WithETag
  public AccountAttributes get(UUID id) {
    return facade.of(new UserId(id));
  }

  @Override
  @WithETag
  public AccountAttributes replace(UUID id, String ifMatch, AccountAttributes attributes) {
    return facade.replace(new UserId(id), Precondition.ifMatch(ifMatch), attributes);
  }
}
