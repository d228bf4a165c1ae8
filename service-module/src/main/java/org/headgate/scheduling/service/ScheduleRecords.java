package org.headgate.scheduling.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.identity.UserId;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.privacy.service.ExportMember;
import org.headgate.privacy.service.PersonalRecords;
import org.headgate.scheduling.Execution;
import org.headgate.scheduling.Schedule;

/** Schedules without their secrets, and what they executed, one schedule after the other. */
@ApplicationScoped
public class ScheduleRecords implements PersonalRecords {

  /** A payload may have 64 KiB. */
  private static final int SCHEDULES = 20;

  private static final int EXECUTIONS = 200;
  private static final GuardedWork READ = GuardedWork.read(DatabaseName.PLATFORM, WorkClass.USERS);
  private static final GuardedWork ERASE =
      GuardedWork.idempotent(DatabaseName.PLATFORM, WorkClass.JOBS);

  @Inject ScheduleDesk desk;
  @Inject DatabaseGuard guard;

  @Override
  public DatabaseName database() {
    return DatabaseName.PLATFORM;
  }

  @Override
  public List<ExportMember> export(UserId person) {
    return List.of(
        ExportMember.<UUID>list("schedules", before -> schedules(person, before)),
        ExportMember.<Execution>list("executions", after -> executions(person, after)));
  }

  private ExportMember.Page<UUID> schedules(UserId person, Optional<UUID> before) {
    List<Schedule> page =
        guard.call(READ, () -> desk.ofOwner(person, before, SCHEDULES)).stream()
            .map(ScheduleViews::own)
            .toList();
    return ExportMember.Page.of(page, SCHEDULES, Schedule::id);
  }

  private ExportMember.Page<Execution> executions(UserId person, Optional<Execution> after) {
    return ExportMember.Page.of(
        guard.call(READ, () -> desk.executionsOfOwner(person, after, EXECUTIONS)),
        EXECUTIONS,
        last -> last);
  }

  @Override
  public void erase(UserId person) {
    guard.run(ERASE, () -> desk.erase(person));
  }
}
