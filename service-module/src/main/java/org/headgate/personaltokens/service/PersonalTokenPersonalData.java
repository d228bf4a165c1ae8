package org.headgate.personaltokens.service;

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

/** Exports a person's personal access tokens; their rows are deleted with the account. */
@ApplicationScoped
public class PersonalTokenPersonalData implements PersonalDataProvider {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject PersonalTokenService service;
  @Inject DatabaseGuard guard;

  @Override
  public PoolName database() {
    return PoolName.PLATFORM;
  }

  @Override
  public List<ExportMember> export(UserId accountId) {
    return List.of(
        ExportMember.value(
            "personal_access_tokens", () -> guard.call(READ, () -> service.of(accountId))));
  }

  @Override
  public void erase(UserId accountId) {
    // The schema removes them with the account.
  }
}
