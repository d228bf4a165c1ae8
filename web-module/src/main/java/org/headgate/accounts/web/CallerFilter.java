package org.headgate.accounts.web;

import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.headgate.accounts.Me;
import org.headgate.accounts.Unauthorized;
import org.headgate.accounts.service.CallerAccounts;
import org.headgate.identity.SessionId;

/**
 * After MicroProfile JWT has judged the token: the session must be open and the account active now,
 * and the roles are those of the database, not of the token (seed A7). So a deactivated account and
 * an ended session are refused by the very next request.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
public class CallerFilter implements ContainerRequestFilter {

  @Inject CallerAccounts accounts;
  @Inject Caller caller;
  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    Optional<Me> found =
        sessionOf(request).flatMap(session -> accounts.bySession(session)).filter(Me::isActive);
    found.ifPresent(caller::become);
    rolesNeeded().ifPresent(needed -> check(found, needed));
  }

  private static void check(Optional<Me> found, RolesAllowed needed) {
    Me account = found.orElseThrow(Unauthorized::new);
    boolean allowed =
        account.roles().stream()
            .anyMatch(role -> Arrays.asList(needed.value()).contains(role.wireName()));
    if (!allowed) {
      throw new Forbidden();
    }
  }

  private static Optional<SessionId> sessionOf(ContainerRequestContext request) {
    if (request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken token) {
      return token.<String>claim("sid").map(UUID::fromString).map(SessionId::new);
    }
    return Optional.empty();
  }

  private Optional<RolesAllowed> rolesNeeded() {
    return Optional.ofNullable(resource.getResourceMethod().getAnnotation(RolesAllowed.class))
        .or(
            () ->
                Optional.ofNullable(resource.getResourceClass().getAnnotation(RolesAllowed.class)));
  }
}
