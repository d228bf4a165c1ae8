package org.headgate.pool.service.tuning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.headgate.common.service.ElapsedTime;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.RefusalReason;
import org.headgate.pool.service.guard.GuardListener;
import org.headgate.pool.service.guard.GuardedWork;

/** How long each pool made its callers wait, over the last 15 s. */
@ApplicationScoped
public class PoolPressureHistory implements GuardListener {

  private static final Duration RETENTION = Duration.ofSeconds(15);

  private record Sample(Instant at, PoolPressure total) {}

  private final Clock clock;
  private final Map<PoolName, PoolPressure> totals = new EnumMap<>(PoolName.class);
  private final Map<PoolName, Instant> changes = new EnumMap<>(PoolName.class);
  private final Map<PoolName, Deque<Sample>> samples = new EnumMap<>(PoolName.class);

  /** For the client proxy only. */
  protected PoolPressureHistory() {
    this(Clock.systemUTC());
  }

  @Inject
  public PoolPressureHistory(Clock clock) {
    this.clock = clock;
    for (PoolName pool : PoolName.values()) {
      totals.put(pool, PoolPressure.NONE);
      samples.put(pool, new ArrayDeque<>());
    }
  }

  @Override
  public synchronized void admitted(GuardedWork work, Duration waited) {
    Instant change = changes.getOrDefault(work.database(), Instant.MIN);
    Instant now = clock.instant();
    boolean isClockPutBack = now.isBefore(change);
    if (isClockPutBack || !now.minus(waited).isBefore(change)) {
      totals.compute(work.database(), (pool, total) -> total.admittedAfter(waited));
    }
  }

  /**
   * Marks the start of a change. Callers that waited before it are not attributed to it.
   *
   * @return now
   */
  synchronized Instant changed(PoolName pool) {
    Instant now = clock.instant();
    changes.put(pool, now);
    return now;
  }

  @Override
  public synchronized void refused(GuardedWork work, RefusalReason refusalReason) {
    switch (refusalReason) {
      case QUEUE_FULL, TOO_LONG, DEADLINE ->
          totals.compute(work.database(), (pool, total) -> total.refusedOnce());
      case INTERRUPTED, BREAKER_OPEN, NO_LEASE, SHUTTING_DOWN -> {
        // Says nothing about the size of the pool.
      }
    }
  }

  /** Records the present counters; call it about every half second. */
  synchronized void recordSample() {
    Instant now = clock.instant();
    samples.forEach(
        (pool, kept) -> {
          kept.addLast(new Sample(now, totals.get(pool)));
          while (ElapsedTime.hasPassed(RETENTION, kept.getFirst().at(), now)) {
            kept.removeFirst();
          }
        });
  }

  /** The difference between the counters recorded closest to these two instants. */
  synchronized PoolPressure between(PoolName pool, Instant from, Instant to) {
    return totalAt(pool, to).since(totalAt(pool, from));
  }

  /** The first record not before the instant, or the present one. */
  private PoolPressure totalAt(PoolName pool, Instant at) {
    return samples.get(pool).stream()
        .filter(sample -> !sample.at().isBefore(at))
        .map(Sample::total)
        .findFirst()
        .orElseGet(() -> totals.get(pool));
  }

  /**
   * Admissions, refusals and waits of a pool over a span of time.
   *
   * @param admitted calls that were admitted
   * @param refused calls that got no connection
   * @param waited total wait of the admitted calls
   */
  record PoolPressure(long admitted, long refused, Duration waited) {

    static final PoolPressure NONE = new PoolPressure(0, 0, Duration.ZERO);

    PoolPressure admittedAfter(Duration wait) {
      return new PoolPressure(admitted + 1, refused, waited.plus(wait));
    }

    PoolPressure refusedOnce() {
      return new PoolPressure(admitted, refused + 1, waited);
    }

    /** The difference to an earlier one. */
    PoolPressure since(PoolPressure earlier) {
      return new PoolPressure(
          admitted - earlier.admitted, refused - earlier.refused, waited.minus(earlier.waited));
    }

    long calls() {
      return admitted + refused;
    }

    /** From 0 to 1. */
    double refusedShare() {
      return calls() == 0 ? 0 : (double) refused / calls();
    }

    Duration meanWait() {
      return admitted == 0 ? Duration.ZERO : waited.dividedBy(admitted);
    }
  }
}
