package org.headgate.pool.service.monitoring;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.common.service.PeriodicTask;
import org.headgate.common.service.ServiceClock;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.DatabaseTime;
import org.headgate.pool.service.events.DatabaseAvailableEvent;

/**
 * Reads the platform database's clock as soon as the database can be reached, and regularly after
 * that, so that the service's clock can follow it.
 */
@ApplicationScoped
public class ClockSynchronizer {

  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(30);

  /** Before the first rows are written, whose times the other nodes read. */
  private static final int OBSERVER_PRIORITY = DatabaseAvailableEvent.CONTENT - 1;

  @Inject DatabaseTime time;
  @Inject ServiceClock clock;
  @Resource ManagedScheduledExecutorService executor;

  private Optional<PeriodicTask> periodicTask = Optional.empty();

  synchronized void start(@Observes @Priority(OBSERVER_PRIORITY) DatabaseAvailableEvent event) {
    if (event.database() == PoolName.PLATFORM) {
      synchronize();
      if (periodicTask.isEmpty()) {
        periodicTask =
            Optional.of(
                PeriodicTask.startAfterDelay(
                    executor, "read the database's clock", CHECK_INTERVAL, this::synchronize));
      }
    }
  }

  @PreDestroy
  synchronized void stop() {
    periodicTask.ifPresent(PeriodicTask::cancel);
  }

  private void synchronize() {
    long askedAt = System.nanoTime();
    Instant instant = time.now();
    clock.follow(instant, askedAt, System.nanoTime());
  }
}
