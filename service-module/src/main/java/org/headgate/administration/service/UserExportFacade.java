package org.headgate.administration.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.provisioning.ExportedAccount;
import org.headgate.common.identity.Role;
import org.headgate.config.database.PoolName;
import org.headgate.ownaccount.service.ExportRunFacade;
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
  @Inject ExportRunFacade runs;
  @Inject UserExportService service;
  @Inject DatabaseGuard guard;

  /**
   * Begins an export, which is recorded in the audit log first. Hashes need a recent log-in: a
   * stolen token is not enough. It ends with the administrator's session, token or role.
   *
   * @throws org.headgate.common.problem.TooManyRequestsException when another export of the
   *     administrator is running
   * @throws org.headgate.common.problem.ReauthenticationRequiredException when hashes are asked for
   *     and the log-in is too long ago
   */
  public PagedResult begin(CallerAccount administrator, boolean withHashes) {
    if (withHashes) {
      reauthentication.require(administrator, Optional.empty());
    }
    return runs.begin(
        administrator,
        Role.ADMIN,
        () -> {
          guard.run(WRITE, () -> service.record(withHashes));
          return new UserExportRun(this::page, withHashes);
        });
  }

  private List<ExportedAccount> page(Optional<UUID> after, int limit) {
    return guard.call(READ, () -> service.page(after, limit));
  }
}
