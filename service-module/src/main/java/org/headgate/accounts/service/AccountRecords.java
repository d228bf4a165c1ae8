package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.headgate.accounts.persistence.SessionCopy;
import org.headgate.identity.UserId;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.privacy.service.ExportMember;
import org.headgate.privacy.service.PersonalRecords;

/** The account itself and its sessions. Codes and changes that are asked for go with it. */
@ApplicationScoped
public class AccountRecords implements PersonalRecords {

  private static final GuardedWork READ = GuardedWork.read(DatabaseName.PLATFORM, WorkClass.USERS);
  private static final GuardedWork ERASE =
      GuardedWork.idempotent(DatabaseName.PLATFORM, WorkClass.JOBS);

  private static final int PAGE = 200;

  @Inject AccountRecordsDesk desk;
  @Inject DatabaseGuard guard;

  @Override
  public DatabaseName database() {
    return DatabaseName.PLATFORM;
  }

  @Override
  public List<ExportMember> export(UserId person) {
    return List.of(
        ExportMember.value("account", () -> guard.call(READ, () -> desk.account(person))),
        ExportMember.<UUID>list(
            "sessions",
            before ->
                ExportMember.Page.of(
                    guard.call(READ, () -> desk.sessions(person, before, PAGE)),
                    PAGE,
                    SessionCopy::id)),
        ExportMember.value(
            "requested_email", () -> guard.call(READ, () -> desk.newAddress(person))));
  }

  @Override
  public void erase(UserId person) {
    guard.run(ERASE, () -> desk.remove(person));
  }
}
