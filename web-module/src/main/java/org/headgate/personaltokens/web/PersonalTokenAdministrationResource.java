package org.headgate.personaltokens.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.UserId;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.personaltokens.api.PersonalTokenAdministrationApi;
import org.headgate.personaltokens.api.PersonalTokenSummary;
import org.headgate.personaltokens.service.PersonalTokenFacade;

/** REST resource for administrators to list and withdraw users' personal access tokens. */
@Path("/admin/users/{id}/access-tokens")
@ApplicationScoped
@RolesAllowed(Role.ADMIN_NAME)
public class PersonalTokenAdministrationResource implements PersonalTokenAdministrationApi {

  @Inject PersonalTokenFacade tokens;

  @Override
  public Page<PersonalTokenSummary> list(UUID id, PageQuery page) {
    return tokens.page(new UserId(id), page);
  }

  @Override
  public void withdraw(UUID id, UUID tokenId) {
    tokens.withdraw(new UserId(id), tokenId);
  }
}
