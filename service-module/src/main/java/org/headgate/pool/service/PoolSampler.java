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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.liberty.PoolStatistics;
import org.headgate.time.service.Rounds;

/**
 * Looks at each pool once a second and tells its listeners. A pool that is not there yet is left
 * out.
 */
@ApplicationScoped
public class PoolSampler {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Inject PoolUse use;
  @Inject DatabaseGuard guard;
  @Inject Clock clock;
  @Inject @Any Instance<PoolSampleListener> beans;
  @Resource ManagedScheduledExecutorService executor;

  private List<PoolSampleListener> listeners = List.of();
  private Optional<Rounds> rounds = Optional.empty();

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    listeners = beans.stream().toList();
    rounds = Optional.of(Rounds.each(executor, "sampling of the pools", SECOND, this::sample));
  }

  @PreDestroy
  void stop() {
    rounds.ifPresent(Rounds::interrupt);
  }

  private void sample() {
    for (DatabaseName pool : DatabaseName.values()) {
      use.statistics(pool)
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
