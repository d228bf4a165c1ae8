package org.headgate.factors.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.headgate.identity.UserId;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.privacy.service.ExportMember;
import org.headgate.privacy.service.PersonalRecords;

/** The second factors of a person. Their rows go with the account's own. */
@ApplicationScoped
public class FactorRecords implements PersonalRecords {

  private static final GuardedWork READ = GuardedWork.read(DatabaseName.PLATFORM, WorkClass.USERS);

  @Inject FactorRecordsDesk desk;
  @Inject DatabaseGuard guard;

  @Override
  public DatabaseName database() {
    return DatabaseName.PLATFORM;
  }

  @Override
  public List<ExportMember> export(UserId person) {
    return List.of(
        ExportMember.value("second_factors", () -> guard.call(READ, () -> desk.copy(person))));
  }

  @Override
  public void erase(UserId person) {
    // The schema removes them with the account.
  }
}
