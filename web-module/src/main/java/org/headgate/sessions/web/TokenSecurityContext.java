package org.headgate.sessions.web;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.headgate.common.web.TokenPrincipal;
import org.headgate.sessions.service.VerifiedAccessToken;

/**
 * What JAX-RS and the container go by when they ask for a caller's roles: those of the judged
 * token. {@link AuthenticationFilter} asks the database besides.
 */
record TokenSecurityContext(VerifiedAccessToken token, boolean isSecure)
    implements SecurityContext {

  @Override
  public Principal getUserPrincipal() {
    return new TokenPrincipal(token.name(), token.account());
  }

  @Override
  public boolean isUserInRole(String role) {
    return token.roles().stream().anyMatch(each -> each.wireName().equals(role));
  }

  @Override
  public String getAuthenticationScheme() {
    return "Bearer";
  }
}
