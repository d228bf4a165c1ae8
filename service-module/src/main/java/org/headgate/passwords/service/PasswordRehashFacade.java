package org.headgate.passwords.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.headgate.accounts.persistence.AccountCredentials;
import org.headgate.common.problem.TemporarilyUnavailableException;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/**
 * Renews the hash of a password at a log-in if the cost was changed, because only then the password
 * is known. It hashes before a connection is taken. A failure does not fail the log-in; the next
 * one tries again.
 */
@ApplicationScoped
public class PasswordRehashFacade {

  private static final Logger LOG = SingleLineLogger.of(PasswordRehashFacade.class);
  private static final GuardedWork WRITE =
      GuardedWork.write(PoolName.PLATFORM, WorkPriority.AUTHENTICATION);

  @Inject PasswordHasher hashing;
  @Inject PasswordService service;
  @Inject DatabaseGuard guard;

  /**
   * @param account whose password was just verified
   */
  public void renewIfOfAnotherCost(AccountCredentials account, Password password) {
    if (!hashing.isOfAnotherCost(account.passwordHash())) {
      return;
    }
    try {
      String renewed = hashing.hash(password);
      guard.run(WRITE, () -> service.rehash(account, renewed));
    } catch (TemporarilyUnavailableException e) {
      LOG.log(Level.DEBUG, "The password of {0} is hashed anew at the next log-in", account.id());
    }
  }
}
