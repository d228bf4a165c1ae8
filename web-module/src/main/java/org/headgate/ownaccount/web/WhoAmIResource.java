package org.headgate.ownaccount.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.ownaccount.api.WhoAmI;
import org.headgate.ownaccount.api.WhoAmIApi;
import org.headgate.sessions.web.Caller;

/** REST resource that returns who the caller is. */
@Path("/whoami")
@ApplicationScoped
@PermitAll
@PersonalTokenAccess(TokenScope.Area.ACCOUNT)
public class WhoAmIResource implements WhoAmIApi {

  @Inject Caller caller;

  @Override
  public WhoAmI whoAmI() {
    return caller
        .find()
        .map(
            accountResponse ->
                new WhoAmI(
                    false,
                    Optional.of(accountResponse.id()),
                    Optional.of(accountResponse.email()),
                    accountResponse.roles()))
        .orElseGet(WhoAmI::nobody);
  }
}
