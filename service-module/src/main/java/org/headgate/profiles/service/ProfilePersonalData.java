package org.headgate.profiles.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.headgate.common.identity.UserId;
import org.headgate.config.database.PoolName;
import org.headgate.personaldata.service.ExportMember;
import org.headgate.personaldata.service.PersonalDataProvider;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/** Exports and erases profile and settings. */
@ApplicationScoped
public class ProfilePersonalData implements PersonalDataProvider {

  private static final GuardedWork ERASE =
      GuardedWork.idempotent(PoolName.USERDATA, WorkPriority.JOBS);

  @Inject ProfileFacade profiles;
  @Inject ProfileService service;
  @Inject DatabaseGuard guard;

  @Override
  public PoolName database() {
    return PoolName.USERDATA;
  }

  @Override
  public List<ExportMember> export(UserId accountId) {
    return List.of(
        ExportMember.value("profile", () -> profiles.profile(accountId)),
        ExportMember.value("settings", () -> profiles.settings(accountId)));
  }

  @Override
  public void erase(UserId accountId) {
    guard.run(ERASE, () -> service.erase(accountId));
  }
}
