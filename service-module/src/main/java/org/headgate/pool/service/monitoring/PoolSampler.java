package org.headgate.pool.service.monitoring;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.headgate.common.service.OutageLogger;
import org.headgate.common.service.PeriodicTask;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.events.PoolSample;
import org.headgate.pool.service.events.PoolSampleListener;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.liberty.PoolStatistics;

/**
 * Samples each pool once a second and calls the listeners. A pool that does not exist yet is left
 * out.
 */
@ApplicationScoped
public class PoolSampler {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Inject PoolUsage usage;
  @Inject DatabaseGuard guard;
  @Inject Clock clock;
  @Inject @Any Instance<PoolSampleListener> beans;
  @Resource ManagedScheduledExecutorService executor;

  private final OutageLogger failures =
      new OutageLogger(PoolSampler.class, "The samples of the pools are not evaluated completely");

  private List<PoolSampleListener> listeners = List.of();
  private boolean hasFailed;
  private Optional<PeriodicTask> periodicTask = Optional.empty();

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    listeners = beans.stream().toList();
    periodicTask =
        Optional.of(
            PeriodicTask.startAtFixedRate(executor, "sampling of the pools", SECOND, this::sample));
  }

  @PreDestroy
  void stop() {
    periodicTask.ifPresent(PeriodicTask::interrupt);
  }

  private void sample() {
    hasFailed = false;
    for (PoolName pool : PoolName.values()) {
      attempt(() -> sample(pool));
    }
    Instant now = clock.instant();
    listeners.forEach(listener -> attempt(() -> listener.secondSampled(now)));
    if (!hasFailed) {
      failures.reportRecovery();
    }
  }

  private void sample(PoolName pool) {
    usage
        .statistics(pool)
        .map(counted -> sample(pool, counted))
        .ifPresent(
            sample -> listeners.forEach(listener -> attempt(() -> listener.sampled(pool, sample))));
  }

  /** A pool that cannot be read, or a failing listener, costs no other its samples. */
  private void attempt(Runnable part) {
    try {
      part.run();
    } catch (RuntimeException | Error e) {
      hasFailed = true;
      failures.reportFailure(e);
    }
  }

  private PoolSample sample(PoolName pool, PoolStatistics counted) {
    return new PoolSample(
        clock.instant(),
        counted.maxSize(),
        counted.size(),
        counted.inUse(),
        counted.idle(),
        guard.snapshot(pool).admission().waiting(),
        counted.destroyed());
  }
}
