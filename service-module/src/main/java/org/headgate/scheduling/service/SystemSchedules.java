package org.headgate.scheduling.service;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.headgate.crypto.service.Ids;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseAvailable;
import org.headgate.scheduling.CatchUp;
import org.headgate.scheduling.Overlap;
import org.headgate.scheduling.SystemAction;
import org.headgate.scheduling.persistence.SchedulePolicy;

/** Writes the schedules of the service's own upkeep when the database is first there. */
@ApplicationScoped
public class SystemSchedules {

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
  @Inject ScheduleDesk desk;
  @Inject Ids ids;

  void write(@Observes @Priority(DatabaseAvailable.CONTENT) DatabaseAvailable event) {
    if (event.database() == DatabaseName.PLATFORM) {
      tasks.forEach(this::write);
    }
  }

  private void write(SystemTask task) {
    Definition definition =
        new Definition(task.name(), true, task.trigger(), new SystemAction(task.name()), POLICY);
    Drafts drafts = new Drafts(definition, Optional.empty());
    desk.putSystem(now -> drafts.ofSystem(ids.next(), task.name(), now));
  }
}
