package org.headgate.accounts.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.headgate.accounts.UnlockApi;
import org.headgate.accounts.service.AccountCounting;
import org.headgate.identity.Role;
import org.headgate.identity.UserId;

/** Administrators let an account go on. */
@Path("/admin/users/{id}/unlock")
@RequestScoped
@RolesAllowed(Role.ADMIN_NAME)
public class UnlockResource implements UnlockApi {

  @Inject AccountCounting counting;

  @Override
  public void unlock(UUID id) {
    counting.unlock(new UserId(id));
  }
}
