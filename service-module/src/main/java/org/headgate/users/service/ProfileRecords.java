package org.headgate.users.service;

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

/** Profile and settings. */
@ApplicationScoped
public class ProfileRecords implements PersonalRecords {

  private static final GuardedWork ERASE =
      GuardedWork.idempotent(DatabaseName.USERDATA, WorkClass.JOBS);

  @Inject UserData data;
  @Inject ProfileDesk desk;
  @Inject DatabaseGuard guard;

  @Override
  public DatabaseName database() {
    return DatabaseName.USERDATA;
  }

  @Override
  public List<ExportMember> export(UserId person) {
    return List.of(
        ExportMember.value("profile", () -> data.profile(person)),
        ExportMember.value("settings", () -> data.settings(person)));
  }

  @Override
  public void erase(UserId person) {
    guard.run(ERASE, () -> desk.erase(person));
  }
}
