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
 * that, so that the service's clock can follow it. It asks only where no other statement has
 * brought the time along.
 */
@ApplicationScoped
public class ClockSynchronizer {

  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(30);

  /** An answer that took longer says too little of when the clock was read. */
  private static final Duration MAX_ROUND_TRIP = Duration.ofMillis(100);

  /** Before the first rows are written, whose times the other nodes read. */
  private static final int OBSERVER_PRIORITY = DatabaseAvailableEvent.CONTENT - 1;

  @Inject DatabaseTime time;
  @Inject ServiceClock clock;
  @Resource ManagedScheduledExecutorService executor;

  /** When the clock was followed last, by {@link System#nanoTime}; first of all at the start. */
  private volatile long followedAt;

  private Optional<PeriodicTask> periodicTask = Optional.empty();

  synchronized void start(@Observes @Priority(OBSERVER_PRIORITY) DatabaseAvailableEvent event) {
    if (event.database() == PoolName.PLATFORM) {
      synchronize();
      if (periodicTask.isEmpty()) {
        periodicTask =
            Optional.of(
                PeriodicTask.startAfterDelay(
                    executor, "read the database's clock", CHECK_INTERVAL, this::synchronizeIfDue));
      }
    }
  }

  @PreDestroy
  synchronized void stop() {
    periodicTask.ifPresent(PeriodicTask::cancel);
  }

  /**
   * Follows a time that another statement has brought along, unless that took too long.
   *
   * @param askedAt {@link System#nanoTime} of the question
   * @param answeredAt and of the answer
   */
  void follow(Instant instant, long askedAt, long answeredAt) {
    if (answeredAt - askedAt < MAX_ROUND_TRIP.toNanos()) {
      clock.follow(instant, askedAt, answeredAt);
      followedAt = answeredAt;
    }
  }

  private void synchronizeIfDue() {
    if (System.nanoTime() - followedAt >= CHECK_INTERVAL.toNanos()) {
      synchronize();
    }
  }

  private void synchronize() {
    long askedAt = System.nanoTime();
    Instant instant = time.now();
    long answeredAt = System.nanoTime();
    clock.follow(instant, askedAt, answeredAt);
    followedAt = answeredAt;
  }
}
