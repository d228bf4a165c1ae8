package org.headgate.accounts.web;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.headgate.accounts.Me;
import org.headgate.accounts.Unauthorized;
import org.headgate.identity.SessionId;

/** Who calls, as the database knows it now; set once by {@link CallerFilter}. */
@RequestScoped
public class Caller {

  private Optional<Me> account = Optional.empty();
  private Optional<SessionId> session = Optional.empty();

  void become(Me account, SessionId session) {
    this.account = Optional.of(account);
    this.session = Optional.of(session);
  }

  /** Empty for a request without a token, or with one that opens nothing. */
  public Optional<Me> find() {
    return account;
  }

  /**
   * @throws Unauthorized when nobody is known
   */
  public Me account() {
    return account.orElseThrow(Unauthorized::new);
  }

  /**
   * The session of the token.
   *
   * @throws Unauthorized when nobody is known
   */
  public SessionId session() {
    return session.orElseThrow(Unauthorized::new);
  }
}
