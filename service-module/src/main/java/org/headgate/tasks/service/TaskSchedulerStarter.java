package org.headgate.tasks.service;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.headgate.common.service.PeriodicTask;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.events.DatabaseAvailableEvent;

/**
 * Starts the task engine once its tables exist, beside the rest of the preparation: its classes
 * take a while to load, and no request needs them.
 */
@ApplicationScoped
public class TaskSchedulerStarter {

  private static final Duration RETRY = Duration.ofSeconds(1);

  @Inject TaskScheduler taskScheduler;
  @Resource ManagedScheduledExecutorService executor;

  private Optional<PeriodicTask> attempts = Optional.empty();

  synchronized void start(
      @Observes @Priority(DatabaseAvailableEvent.WORK) DatabaseAvailableEvent event) {
    if (event.database() == PoolName.PLATFORM && attempts.isEmpty()) {
      attempts =
          Optional.of(PeriodicTask.startNow(executor, "start of tasks", RETRY, this::startTasks));
    }
  }

  private synchronized void startTasks() {
    taskScheduler.start();
    cancel();
  }

  @PreDestroy
  synchronized void cancel() {
    attempts.ifPresent(PeriodicTask::cancel);
  }
}
