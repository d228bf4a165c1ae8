package org.headgate.administration.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.administration.api.AttemptCounters;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/** Reads and clears the counters of an account, for administrators. */
@ApplicationScoped
public class AttemptCountersFacade {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject AttemptCountersService service;
  @Inject DatabaseGuard guard;

  /**
   * @throws ResourceNotFoundException when there is none
   */
  public AttemptCounters counters(UserId accountId) {
    return guard
        .call(READ, () -> service.counters(accountId))
        .orElseThrow(() -> ResourceNotFoundException.account(accountId));
  }

  /**
   * Deletes guesses, sends and failed log-ins of the account's address.
   *
   * @throws ResourceNotFoundException when there is none
   */
  public void unlock(UserId accountId) {
    if (!guard.call(WRITE, () -> service.unlock(accountId))) {
      throw ResourceNotFoundException.account(accountId);
    }
  }
}
