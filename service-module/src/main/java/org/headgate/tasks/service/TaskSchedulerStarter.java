package org.headgate.tasks.service;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.events.DatabaseAvailableEvent;

/** Starts the task engine once its tables exist. */
@ApplicationScoped
public class TaskSchedulerStarter {

  @Inject TaskScheduler taskScheduler;

  void start(@Observes @Priority(DatabaseAvailableEvent.WORK) DatabaseAvailableEvent event) {
    if (event.database() == PoolName.PLATFORM) {
      taskScheduler.start();
    }
  }
}
