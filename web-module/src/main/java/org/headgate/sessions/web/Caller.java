package org.headgate.sessions.web;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.SessionId;
import org.headgate.common.problem.UnauthenticatedException;
import org.headgate.sessions.service.CallerAccount;

/**
 * Request-scoped: the authenticated caller, as the database knows it now; set once by {@link
 * AuthenticationFilter}.
 */
@RequestScoped
public class Caller {

  private Optional<CallerAccount> identity = Optional.empty();

  void set(CallerAccount caller) {
    identity = Optional.of(caller);
  }

  /** Empty for a request without a token, or with an invalid one. */
  public Optional<AccountResponse> find() {
    return identity.map(CallerAccount::account);
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
    return identity.orElseThrow(UnauthenticatedException::new);
  }

  /**
   * The session of the token.
   *
   * @throws UnauthenticatedException when the caller is anonymous
   */
  public SessionId session() {
    return identity().session();
  }
}
