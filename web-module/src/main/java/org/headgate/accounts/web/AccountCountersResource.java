package org.headgate.accounts.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.headgate.accounts.AccountCounters;
import org.headgate.accounts.AccountCountersApi;
import org.headgate.accounts.service.AccountCounting;
import org.headgate.identity.Role;
import org.headgate.identity.UserId;

/** The counters of an account, for administrators. */
@Path("/admin/users/{id}/otp")
@RequestScoped
@RolesAllowed(Role.ADMIN_NAME)
public class AccountCountersResource implements AccountCountersApi {

  @Inject AccountCounting counting;

  @Override
  public AccountCounters counters(UUID id) {
    return counting.counters(new UserId(id));
  }
}
