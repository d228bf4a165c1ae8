package org.headgate.accounts.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.headgate.accounts.WhoAmI;
import org.headgate.accounts.WhoAmIApi;

/** Says who calls, to anybody. */
@Path("/whoami")
@RequestScoped
@PermitAll
public class WhoAmIResource implements WhoAmIApi {

  @Inject Caller caller;

  @Override
  public WhoAmI whoAmI() {
    return caller
        .find()
        .map(me -> new WhoAmI(false, Optional.of(me.id()), Optional.of(me.email()), me.roles()))
        .orElseGet(WhoAmI::nobody);
  }
}
