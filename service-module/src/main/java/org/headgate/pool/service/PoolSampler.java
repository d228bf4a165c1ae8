package org.headgate.pool.service;

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
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.liberty.LibertyPools;
import org.headgate.pool.liberty.PoolStatistics;

/**
 * Looks at each pool once a second and tells its listeners. A pool that is not there yet is left
 * out.
 */
@ApplicationScoped
public class PoolSampler {

  @Inject LibertyPools liberty;
  @Inject DatabaseGuard guard;
  @Inject Clock clock;
  @Inject @Any Instance<PoolSampleListener> beans;
  @Resource ManagedScheduledExecutorService executor;

  private List<PoolSampleListener> listeners = List.of();
  private ScheduledFuture<?> task;

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    listeners = beans.stream().toList();
    task = executor.scheduleAtFixedRate(this::sample, 1, 1, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    task.cancel(true);
  }

  private void sample() {
    for (DatabaseName pool : DatabaseName.values()) {
      liberty
          .statistics(pool)
          .map(counted -> sample(pool, counted))
          .ifPresent(sample -> listeners.forEach(each -> each.sampled(pool, sample)));
    }
  }

  private PoolSample sample(DatabaseName pool, PoolStatistics counted) {
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
