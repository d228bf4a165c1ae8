package org.headgate.administration.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.Precondition;
import org.headgate.config.database.PoolName;
import org.headgate.passwords.service.ReauthenticationFacade;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.sessions.service.CallerAccount;

/** Deletes accounts, for administrators. */
@ApplicationScoped
public class UserDeletionFacade {

  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject ReauthenticationFacade reauthentication;
  @Inject UserDeletionService service;
  @Inject DatabaseGuard guard;

  /**
   * As {@link UserDeletionService#delete}. For their own account, administrators need a recent
   * log-in: a stolen token is not enough.
   *
   * @throws org.headgate.common.problem.ReauthenticationRequiredException when the account is the
   *     caller's own and the log-in is too long ago
   */
  public void delete(CallerAccount administrator, UserId accountId, Precondition precondition) {
    if (administrator.id().equals(accountId)) {
      reauthentication.require(administrator, Optional.empty());
    }
    guard.run(WRITE, () -> service.delete(administrator, accountId, precondition));
  }
}
