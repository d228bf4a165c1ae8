package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.headgate.accounts.NoSuchAccount;
import org.headgate.identity.UserId;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;

/** How an administrator helps somebody who has lost every second factor. */
@ApplicationScoped
public class FactorRemovalFacade {

  private static final GuardedWork WRITE =
      GuardedWork.write(DatabaseName.PLATFORM, WorkClass.USERS);

  @Inject ReauthenticationFacade reauthentication;
  @Inject SecondFactorDesk desk;
  @Inject DatabaseGuard guard;

  /**
   * Takes every second factor of somebody away. Administrators do so to themselves as everybody
   * does: a stolen token does not.
   *
   * @throws NoSuchAccount when there is none
   */
  public void removeAll(CallerAccount administrator, UserId account) {
    if (administrator.id().equals(account)) {
      reauthentication.require(administrator, Optional.empty());
    }
    if (!guard.call(WRITE, () -> desk.removeAll(account))) {
      throw new NoSuchAccount(account);
    }
  }
}
