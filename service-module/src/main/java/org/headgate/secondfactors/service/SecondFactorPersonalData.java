package org.headgate.secondfactors.service;

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

/** Exports a person's second factors; their rows are deleted with the account. */
@ApplicationScoped
public class SecondFactorPersonalData implements PersonalDataProvider {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject SecondFactorPersonalDataService service;
  @Inject DatabaseGuard guard;

  @Override
  public PoolName database() {
    return PoolName.PLATFORM;
  }

  @Override
  public List<ExportMember> export(UserId accountId) {
    return List.of(
        ExportMember.value(
            "second_factors", () -> guard.call(READ, () -> service.copy(accountId))));
  }

  @Override
  public void erase(UserId accountId) {
    // The schema removes them with the account.
  }
}
