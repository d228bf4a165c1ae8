package org.headgate.administration.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.config.database.PoolName;
import org.headgate.passwords.service.ReauthenticationFacade;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.secondfactors.service.SecondFactorService;
import org.headgate.sessions.service.CallerAccount;

/** Removes all second factors of an account, for administrators. */
@ApplicationScoped
public class FactorRemovalFacade {

  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject ReauthenticationFacade reauthentication;
  @Inject SecondFactorService service;
  @Inject DatabaseGuard guard;

  /**
   * Removes all second factors of an account. For their own account, administrators need a recent
   * log-in like everybody else: a stolen token is not enough.
   *
   * @throws ResourceNotFoundException when there is none
   */
  public void removeAll(CallerAccount administrator, UserId accountId) {
    if (administrator.id().equals(accountId)) {
      reauthentication.require(administrator, Optional.empty());
    }
    if (!guard.call(WRITE, () -> service.removeAll(administrator, accountId))) {
      throw ResourceNotFoundException.account(accountId);
    }
  }
}
