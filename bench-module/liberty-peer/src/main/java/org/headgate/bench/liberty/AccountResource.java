package org.headgate.bench.liberty;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Returns the account of the caller. */
@RequestScoped
@Path("users/me")
public class AccountResource {

  @Inject private JsonWebToken token;

  @Inject private AccountService accounts;

  /** Reads the account. */
  @GET
  @RolesAllowed("user")
  @Produces(MediaType.APPLICATION_JSON)
  public AccountView me() {
    return accounts
        .find(token.getSubject())
        .map(AccountView::new)
        .orElseThrow(() -> new NotAuthorizedException("Bearer"));
  }
}
