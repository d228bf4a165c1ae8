package org.headgate.pool.service.monitoring;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.headgate.common.service.PeriodicTask;
import org.headgate.common.service.RetryBackoff;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.ConnectionTester;
import org.headgate.pool.service.guard.CircuitBreakerState;
import org.headgate.pool.service.guard.DatabaseGuard;

/**
 * Tries a connection of the platform pool while its circuit is open but the monitor reaches the
 * database: the monitor uses the operator lane, and the circuit must be closed by the pool itself.
 * The user-data pool needs no trial, because the monitor uses it.
 */
@ApplicationScoped
public class CircuitTrial {

  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
  private static final Duration MAX_DELAY = Duration.ofSeconds(15);
  private static final PoolName POOL = PoolName.PLATFORM;

  @Inject DatabaseGuard guard;
  @Inject DatabaseMonitor databaseMonitor;
  @Inject ConnectionTester tests;
  @Resource ManagedScheduledExecutorService executor;

  private final RetryBackoff backoff = new RetryBackoff(CHECK_INTERVAL, MAX_DELAY);
  private Optional<PeriodicTask> periodicTask = Optional.empty();

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    periodicTask =
        Optional.of(
            PeriodicTask.startAfterDelay(
                executor, "trial of an open circuit", CHECK_INTERVAL, this::tryConnection));
  }

  @PreDestroy
  void stop() {
    periodicTask.ifPresent(PeriodicTask::interrupt);
  }

  private void tryConnection() {
    if (guard.snapshot(POOL).breaker() == CircuitBreakerState.CLOSED) {
      backoff.succeeded();
    } else if (databaseMonitor.status(POOL).isUp() && backoff.isDue(System.nanoTime())) {
      attempt();
    }
  }

  private void attempt() {
    if (guard.callWithoutQueueing(POOL, () -> tests.test(POOL)).isEmpty()) {
      guard.noteReachable(POOL);
    } else {
      backoff.failed(System.nanoTime());
    }
  }
}
