package org.headgate.accounts.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import org.headgate.accounts.ExportApi;
import org.headgate.accounts.service.AccountExport;
import org.headgate.identity.Role;

/** HTTP before the export, and nothing else. */
@Path("/users/me/export")
@RequestScoped
@RolesAllowed(Role.USER_NAME)
public class ExportResource implements ExportApi {

  @Inject AccountExport export;
  @Inject Caller caller;

  @Override
  public ObjectNode export() {
    return export.of(caller.account().id());
  }
}
