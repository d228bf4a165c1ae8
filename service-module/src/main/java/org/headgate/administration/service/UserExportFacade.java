package org.headgate.administration.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.provisioning.ExportedAccount;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.UserId;
import org.headgate.config.database.PoolName;
import org.headgate.ownaccount.service.ExportRunFacade;
import org.headgate.passwords.service.ReauthenticationFacade;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.guard.PagedResult;
import org.headgate.secondfactors.service.ExportedFactors;
import org.headgate.sessions.service.CallerAccount;

/** Exports all accounts as a stream, for administrators. */
@ApplicationScoped
public class UserExportFacade {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject ReauthenticationFacade reauthentication;
  @Inject ExportRunFacade runs;
  @Inject UserExportService service;
  @Inject ExportedFactors factors;
  @Inject DatabaseGuard guard;

  /**
   * Begins an export, which is recorded in the audit log first. Secrets need a recent log-in: a
   * stolen token is not enough. It ends with the administrator's session, token or role.
   *
   * @throws org.headgate.common.problem.TooManyRequestsException when another export of the
   *     administrator is running
   * @throws org.headgate.common.problem.ReauthenticationRequiredException when secrets are asked
   *     for and the log-in is too long ago
   */
  public PagedResult begin(CallerAccount administrator, ExportOptions options) {
    if (options.hasSecrets()) {
      reauthentication.require(administrator, Optional.empty());
    }
    return runs.begin(
        administrator,
        Role.ADMIN,
        () -> {
          guard.run(WRITE, () -> service.record(options));
          return new UserExportRun(
              this::page,
              options.secondFactors() ? this::secrets : page -> Map.of(),
              options.passwordHashes());
        });
  }

  private List<ExportedAccount> page(Optional<UUID> after, int limit) {
    return guard.call(READ, () -> service.page(after, limit));
  }

  private Map<UUID, String> secrets(Collection<UUID> accounts) {
    Map<UUID, String> secrets = new HashMap<>();
    guard
        .call(READ, () -> service.secrets(accounts))
        .forEach(
            (account, secret) ->
                factors
                    .base32(new UserId(account), secret)
                    .ifPresent(text -> secrets.put(account, text)));
    return secrets;
  }
}
