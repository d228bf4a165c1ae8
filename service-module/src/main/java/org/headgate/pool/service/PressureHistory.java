package org.headgate.pool.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.headgate.pool.DatabaseName;

/** How hard each pool was to get into, moment by moment, over the last quarter of a minute. */
@ApplicationScoped
public class PressureHistory implements GuardListener {

  private static final Duration KEPT = Duration.ofSeconds(15);

  private record Moment(Instant at, PoolPressure total) {}

  private final Clock clock;
  private final Map<DatabaseName, PoolPressure> totals = new EnumMap<>(DatabaseName.class);
  private final Map<DatabaseName, Deque<Moment>> moments = new EnumMap<>(DatabaseName.class);

  /** For the client proxy only. */
  protected PressureHistory() {
    this(Clock.systemUTC());
  }

  @Inject
  public PressureHistory(Clock clock) {
    this.clock = clock;
    for (DatabaseName pool : DatabaseName.values()) {
      totals.put(pool, PoolPressure.NONE);
      moments.put(pool, new ArrayDeque<>());
    }
  }

  @Override
  public synchronized void admitted(GuardedWork work, Duration waited) {
    totals.compute(work.database(), (pool, total) -> total.admittedAfter(waited));
  }

  @Override
  public synchronized void refused(GuardedWork work, Refusal refusal) {
    switch (refusal) {
      case QUEUE_FULL, TOO_LONG, DEADLINE ->
          totals.compute(work.database(), (pool, total) -> total.refusedOnce());
      case INTERRUPTED, BREAKER_OPEN, NO_LEASE, SHUTTING_DOWN -> {
        // Says nothing about the size of the pool.
      }
    }
  }

  /** Notes this moment; to be called every half second or so. */
  synchronized void note() {
    Instant now = clock.instant();
    moments.forEach(
        (pool, kept) -> {
          kept.addLast(new Moment(now, totals.get(pool)));
          while (kept.getFirst().at().isBefore(now.minus(KEPT))) {
            kept.removeFirst();
          }
        });
  }

  /** What came in a pool between the moments noted nearest to these two instants. */
  synchronized PoolPressure between(DatabaseName pool, Instant from, Instant to) {
    return totalAt(pool, to).since(totalAt(pool, from));
  }

  /** The first moment not before the instant, or now. */
  private PoolPressure totalAt(DatabaseName pool, Instant at) {
    return moments.get(pool).stream()
        .filter(moment -> !moment.at().isBefore(at))
        .map(Moment::total)
        .findFirst()
        .orElseGet(() -> totals.get(pool));
  }
}
