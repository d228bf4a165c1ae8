package org.headgate.pool.service.monitoring;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.common.service.PeriodicTask;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.DatabaseTime;
import org.headgate.pool.service.events.DatabaseAvailableEvent;

/**
 * The platform database's clock as known to this node, for decisions on which all nodes must agree:
 * the last reading plus the monotonic time since. A node whose own clock is wrong, or jumps,
 * therefore declares nobody dead.
 */
@ApplicationScoped
public class DatabaseClock {

  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(30);
  private static final int OBSERVER_PRIORITY = DatabaseAvailableEvent.WORK - 1;

  /** The database's time, and {@link System#nanoTime} when it was read. */
  private record Reading(Instant instant, long nanos) {
    Instant now() {
      return instant.plusNanos(System.nanoTime() - nanos);
    }
  }

  @Inject DatabaseTime time;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService executor;

  private volatile Optional<Reading> reading = Optional.empty();
  private Optional<PeriodicTask> looking = Optional.empty();

  synchronized void start(@Observes @Priority(OBSERVER_PRIORITY) DatabaseAvailableEvent event) {
    if (event.database() == PoolName.PLATFORM) {
      measure();
      if (looking.isEmpty()) {
        looking =
            Optional.of(
                PeriodicTask.startAfterDelay(
                    executor, "look at the database's clock", CHECK_INTERVAL, this::measure));
      }
    }
  }

  @PreDestroy
  synchronized void stop() {
    looking.ifPresent(PeriodicTask::cancel);
  }

  /** This node's own clock until the database was read for the first time. */
  public Instant now() {
    return reading.map(Reading::now).orElseGet(clock::instant);
  }

  private void measure() {
    long startNanos = System.nanoTime();
    Instant instant = time.now();
    long answered = System.nanoTime();
    reading = Optional.of(new Reading(instant, startNanos + (answered - startNanos) / 2));
  }
}
