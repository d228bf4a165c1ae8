package org.headgate.sessions.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.SessionId;
import org.headgate.common.problem.UnauthenticatedException;
import org.headgate.sessions.service.CallerAccount;

/**
 * The authenticated caller of the present request, as the database knows it now; set once by {@link
 * AuthenticationFilter}. The request keeps it, so that no other request can have it.
 */
@ApplicationScoped
public class Caller {

  private static final String IDENTITY = Caller.class.getName();

  @Inject HttpServletRequest request;

  static void set(ContainerRequestContext request, CallerAccount caller) {
    request.setProperty(IDENTITY, caller);
  }

  /** A request that begins again after a wait is authenticated again, and may be refused then. */
  static void clear(ContainerRequestContext request) {
    request.removeProperty(IDENTITY);
  }

  /** Empty for a request without a token, or with an invalid one. */
  public Optional<AccountResponse> find() {
    return authenticated().map(CallerAccount::account);
  }

  /**
   * @throws UnauthenticatedException when the caller is anonymous
   */
  public AccountResponse account() {
    return identity().account();
  }

  /**
   * The caller as authenticated by its session, for writes that depend on it.
   *
   * @throws UnauthenticatedException when the caller is anonymous
   */
  public CallerAccount identity() {
    return authenticated().orElseThrow(UnauthenticatedException::new);
  }

  /**
   * The session of the token.
   *
   * @throws UnauthenticatedException when the caller is anonymous
   */
  public SessionId session() {
    return identity().session();
  }

  private Optional<CallerAccount> authenticated() {
    return request.getAttribute(IDENTITY) instanceof CallerAccount caller
        ? Optional.of(caller)
        : Optional.empty();
  }
}
