package org.headgate.administration.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.passwords.service.ReauthenticationFacade;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.guard.PagedResult;
import org.headgate.sessions.service.CallerAccount;

/** Exports all accounts as a stream, for administrators. */
@ApplicationScoped
public class UserExportFacade {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject ReauthenticationFacade reauthentication;
  @Inject UserExportService service;
  @Inject DatabaseGuard guard;

  /**
   * Begins an export, which is recorded in the audit log first. Hashes need a recent log-in: a
   * stolen token is not enough.
   *
   * @throws org.headgate.common.problem.ReauthenticationRequiredException when hashes are asked for
   *     and the log-in is too long ago
   */
  public PagedResult begin(CallerAccount administrator, boolean withHashes) {
    if (withHashes) {
      reauthentication.require(administrator, Optional.empty());
    }
    guard.run(WRITE, () -> service.record(withHashes));
    return new UserExportRun(
        (after, limit) -> guard.call(READ, () -> service.page(after, limit)), withHashes);
  }
}
