package org.headgate.scheduling.service;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.headgate.common.service.IdGenerator;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.events.DatabaseAvailableEvent;
import org.headgate.scheduling.api.CatchUp;
import org.headgate.scheduling.api.Overlap;
import org.headgate.scheduling.api.SystemAction;
import org.headgate.scheduling.persistence.SchedulePolicy;

/**
 * Registers the schedules of the service's own maintenance when the database is first available.
 */
@ApplicationScoped
public class SystemScheduleRegistrar {

  private static final SchedulePolicy POLICY =
      new SchedulePolicy(
          Optional.empty(),
          Optional.empty(),
          CatchUp.ONE,
          Duration.ofDays(7),
          Overlap.SKIP,
          3,
          Duration.ofMinutes(1),
          Duration.ofMinutes(10));

  @Inject @Any Instance<SystemTask> tasks;
  @Inject ScheduleService schedules;
  @Inject IdGenerator idGenerator;

  void write(@Observes @Priority(DatabaseAvailableEvent.CONTENT) DatabaseAvailableEvent event) {
    if (event.database() == PoolName.PLATFORM) {
      tasks.stream().filter(SystemTask::isEnabled).forEach(this::write);
    }
  }

  private void write(SystemTask task) {
    ScheduleDefinition scheduleDefinition =
        new ScheduleDefinition(
            task.name(), true, task.trigger(), new SystemAction(task.name()), POLICY);
    ScheduleEntityFactory scheduleEntityFactory =
        new ScheduleEntityFactory(scheduleDefinition, Optional.empty());
    schedules.putSystem(
        now -> scheduleEntityFactory.ofSystem(idGenerator.next(), task.name(), now));
  }
}
