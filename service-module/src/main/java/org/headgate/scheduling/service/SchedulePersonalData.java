package org.headgate.scheduling.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.UserId;
import org.headgate.config.database.PoolName;
import org.headgate.personaldata.service.ExportMember;
import org.headgate.personaldata.service.PersonalDataProvider;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.scheduling.api.Execution;
import org.headgate.scheduling.api.Schedule;
import org.headgate.scheduling.persistence.ExecutionRepository;
import org.headgate.scheduling.persistence.ScheduleSearchCriteria;
import org.headgate.scheduling.persistence.ScheduleSearchRepository.SchedulePage;

/** Exports schedules without their secrets, and their executions; erases them. */
@ApplicationScoped
public class SchedulePersonalData implements PersonalDataProvider {

  private static final int SCHEDULES = 20;

  private static final int EXECUTIONS = 200;
  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork ERASE =
      GuardedWork.idempotent(PoolName.PLATFORM, WorkPriority.JOBS);

  @Inject ScheduleService service;
  @Inject DatabaseGuard guard;

  @Override
  public PoolName database() {
    return PoolName.PLATFORM;
  }

  @Override
  public List<ExportMember> export(UserId accountId) {
    return List.of(
        ExportMember.<UUID>list("schedules", before -> schedules(accountId, before)),
        ExportMember.<Execution>list("executions", after -> executions(accountId, after)));
  }

  private ExportMember.Page<UUID> schedules(UserId accountId, Optional<UUID> before) {
    ScheduleSearchCriteria all = ScheduleSearchCriteria.of(accountId.value(), Optional.empty());
    SchedulePage found = guard.call(READ, () -> service.page(all, before, SCHEDULES));
    List<Schedule> page =
        found.schedules().stream()
            .map(listed -> ScheduleMapper.forOwner(listed.schedule()))
            .toList();
    return new ExportMember.Page<>(
        page, found.hasNext() ? Optional.of(page.get(page.size() - 1).id()) : Optional.empty());
  }

  private ExportMember.Page<Execution> executions(UserId accountId, Optional<Execution> after) {
    Optional<ExecutionRepository.Position> position =
        after.map(last -> new ExecutionRepository.Position(last.scheduleId(), last.scheduledFor()));
    List<Execution> page =
        guard.call(READ, () -> service.executionsOfOwner(accountId, position, EXECUTIONS)).stream()
            .map(ExecutionMapper::execution)
            .toList();
    return ExportMember.Page.of(page, EXECUTIONS, last -> last);
  }

  @Override
  public void erase(UserId accountId) {
    guard.run(ERASE, () -> service.erase(accountId));
  }
}
