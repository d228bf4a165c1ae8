package org.headgate.ownaccount.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.headgate.accounts.persistence.SessionDataExport;
import org.headgate.common.identity.UserId;
import org.headgate.config.database.PoolName;
import org.headgate.personaldata.service.ExportMember;
import org.headgate.personaldata.service.PersonalDataProvider;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/** Exports and erases the account and its sessions; pending codes and changes go with it. */
@ApplicationScoped
public class AccountPersonalData implements PersonalDataProvider {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork ERASE =
      GuardedWork.idempotent(PoolName.PLATFORM, WorkPriority.JOBS);

  private static final int PAGE = 200;

  @Inject AccountPersonalDataService service;
  @Inject DatabaseGuard guard;

  @Override
  public PoolName database() {
    return PoolName.PLATFORM;
  }

  @Override
  public List<ExportMember> export(UserId accountId) {
    return List.of(
        ExportMember.value("account", () -> guard.call(READ, () -> service.account(accountId))),
        ExportMember.value(
            "attributes", () -> guard.call(READ, () -> service.attributes(accountId))),
        ExportMember.<UUID>list(
            "sessions",
            before ->
                ExportMember.Page.of(
                    guard.call(READ, () -> service.sessions(accountId, before, PAGE)),
                    PAGE,
                    SessionDataExport::id)),
        ExportMember.value(
            "requested_email", () -> guard.call(READ, () -> service.newAddress(accountId))));
  }

  @Override
  public void erase(UserId accountId) {
    guard.run(ERASE, () -> service.remove(accountId));
  }
}
