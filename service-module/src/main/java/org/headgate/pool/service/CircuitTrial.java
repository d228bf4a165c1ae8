package org.headgate.pool.service;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.persistence.ConnectionTests;
import org.headgate.time.service.Rounds;

/**
 * Tries the platform pool while its circuit is open and the watch, which asks through the operator
 * lane, reaches the database: the circuit closes by the success of a connection of the pool itself,
 * and of none other. The user-data pool is what the watch asks through.
 */
@ApplicationScoped
public class CircuitTrial {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final DatabaseName POOL = DatabaseName.PLATFORM;

  @Inject DatabaseGuard guard;
  @Inject DatabaseWatch watch;
  @Inject ConnectionTests tests;
  @Resource ManagedScheduledExecutorService executor;

  private final RetryBackoff backoff = new RetryBackoff(BETWEEN_LOOKS, LONGEST_PAUSE);
  private Optional<Rounds> rounds = Optional.empty();

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    rounds =
        Optional.of(
            Rounds.afterPause(executor, "trial of an open circuit", BETWEEN_LOOKS, this::look));
  }

  @PreDestroy
  void stop() {
    rounds.ifPresent(Rounds::interrupt);
  }

  private void look() {
    if (guard.snapshot(POOL).breaker() == BreakerState.CLOSED) {
      backoff.succeeded();
    } else if (watch.condition(POOL).isUp() && backoff.isDue(System.nanoTime())) {
      attempt();
    }
  }

  private void attempt() {
    if (guard.alongside(POOL, () -> tests.test(POOL)).isEmpty()) {
      guard.noteReachable(POOL);
    } else {
      backoff.failed(System.nanoTime());
    }
  }
}
