package org.headgate.resourceserver;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** REST resource that returns the caller's name. */
@Path("orders")
public class OrderResource {

  @GET
  @RolesAllowed("user")
  public String caller(@Context SecurityContext caller) {
    return caller.getUserPrincipal().getName();
  }

  @GET
  @Path("all")
  @RolesAllowed("admin")
  public String all() {
    return "all";
  }
}
