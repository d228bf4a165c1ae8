package org.headgate.accounts.web;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.headgate.accounts.Me;
import org.headgate.accounts.Unauthorized;
import org.headgate.accounts.service.CallerAccount;
import org.headgate.identity.SessionId;

/** Who calls, as the database knows it now; set once by {@link CallerFilter}. */
@RequestScoped
public class Caller {

  private Optional<CallerAccount> identity = Optional.empty();

  void become(CallerAccount caller) {
    identity = Optional.of(caller);
  }

  /** Empty for a request without a token, or with one that opens nothing. */
  public Optional<Me> find() {
    return identity.map(CallerAccount::me);
  }

  /**
   * @throws Unauthorized when nobody is known
   */
  public Me account() {
    return identity().me();
  }

  /**
   * With what was judged of them, for what is written because of it.
   *
   * @throws Unauthorized when nobody is known
   */
  public CallerAccount identity() {
    return identity.orElseThrow(Unauthorized::new);
  }

  /**
   * The session of the token.
   *
   * @throws Unauthorized when nobody is known
   */
  public SessionId session() {
    return identity().session();
  }
}
