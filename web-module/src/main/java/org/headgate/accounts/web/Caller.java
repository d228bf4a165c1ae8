package org.headgate.accounts.web;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.headgate.accounts.Me;
import org.headgate.accounts.Unauthorized;

/** Who calls, as the database knows it now; set once by {@link CallerFilter}. */
@RequestScoped
public class Caller {

  private Optional<Me> account = Optional.empty();

  void become(Me account) {
    this.account = Optional.of(account);
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
}
