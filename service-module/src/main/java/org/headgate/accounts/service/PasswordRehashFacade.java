package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.headgate.accounts.persistence.CredentialsView;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.problem.ServiceUnavailable;
import org.headgate.text.SingleLineLogger;

/**
 * Makes the hash of a password anew when its owner has just logged in with it and the cost has
 * changed since: only then the password is known. It is hashed before a connection is taken, and a
 * log-in does not fail for it: what is not renewed now is at the next one.
 */
@ApplicationScoped
public class PasswordRehashFacade {

  private static final Logger LOG = SingleLineLogger.of(PasswordRehashFacade.class);
  private static final GuardedWork WRITE =
      GuardedWork.write(DatabaseName.PLATFORM, WorkClass.AUTHENTICATION);

  @Inject PasswordHashing hashing;
  @Inject PasswordDesk desk;
  @Inject DatabaseGuard guard;

  /**
   * @param account whose password was judged by its hash and found right
   */
  public void renewIfOfAnotherCost(CredentialsView account, Password password) {
    if (!hashing.isOfAnotherCost(account.passwordHash())) {
      return;
    }
    try {
      String renewed = hashing.hash(password);
      guard.run(WRITE, () -> desk.rehash(account, renewed));
    } catch (ServiceUnavailable later) {
      LOG.log(Level.DEBUG, "The password of {0} is hashed anew at the next log-in", account.id());
    }
  }
}
