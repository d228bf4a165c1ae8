package org.headgate.sessions.web;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Set;
import org.headgate.common.identity.Role;
import org.headgate.common.web.TokenPrincipal;

/**
 * The JAX-RS security context of a verified token: the roles that the container checks. {@link
 * AuthenticationFilter} checks the database as well.
 */
record TokenSecurityContext(TokenPrincipal principal, Set<Role> roles, boolean isSecure)
    implements SecurityContext {

  @Override
  public Principal getUserPrincipal() {
    return principal;
  }

  @Override
  public boolean isUserInRole(String role) {
    return roles.stream().anyMatch(held -> held.wireName().equals(role));
  }

  @Override
  public String getAuthenticationScheme() {
    return "Bearer";
  }
}
