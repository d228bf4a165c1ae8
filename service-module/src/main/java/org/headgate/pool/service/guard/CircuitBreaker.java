package org.headgate.pool.service.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.headgate.pool.persistence.faults.FaultKind;

/**
 * Knows whether one database is down, so that nobody waits for what cannot come. It opens after a
 * few failures in a row, lets one trial through when its pause is over, and closes with the first
 * success; each failed trial doubles the pause. Only faults of a database that is down count, never
 * a full one. Connections that broke together count once: a restart cuts them all at one moment and
 * is over.
 */
final class CircuitBreaker {
  /** Told of every change, while the breaker is locked: must be quick. */
  interface Observer {
    void changed(CircuitBreakerState from, CircuitBreakerState to);
  }

  /** One try at the database, from admission to its outcome. */
  record Attempt(long begunAt, long period, boolean trial) {}

  private static final long NO_PERIOD = -1;

  private final BreakerPolicy policy;
  private final Clock clock;
  private final LongSupplier nanos;
  private final Observer observer;
  private CircuitBreakerState state = CircuitBreakerState.CLOSED;
  private Instant since;
  private Optional<Instant> opened = Optional.empty();
  private Duration pause;
  private long pausedAt;
  private boolean trialRuns;
  private int failures;
  private long lastFailureAt;

  /**
   * The period while the breaker is closed and nothing has failed, else {@link #NO_PERIOD}: read
   * without the lock, so that in the calm nobody waits for it.
   */
  private volatile long calmPeriod;

  /**
   * Rises with each change of state: the outcome of an attempt of an earlier period says nothing
   * any more.
   */
  private long period;

  CircuitBreaker(BreakerPolicy policy, Clock clock, LongSupplier nanos, Observer observer) {
    this.policy = policy;
    this.clock = clock;
    this.nanos = nanos;
    this.observer = observer;
    this.since = clock.instant();
    this.pause = policy.firstPause();
  }

  /** Begins an attempt; empty while the breaker is open or its one trial runs. */
  Optional<Attempt> begin() {
    long calm = calmPeriod;
    return calm == NO_PERIOD
        ? beginAfterFailure()
        : Optional.of(new Attempt(nanos.getAsLong(), calm, false));
  }

  private synchronized Optional<Attempt> beginAfterFailure() {
    if (isRefusing()) {
      return Optional.empty();
    }
    if (state == CircuitBreakerState.OPEN) {
      become(CircuitBreakerState.HALF_OPEN);
    }
    boolean trial = state == CircuitBreakerState.HALF_OPEN;
    trialRuns = trial;
    return Optional.of(new Attempt(nanos.getAsLong(), period, trial));
  }

  /** Whether an attempt would be refused now, without beginning one. */
  boolean isRefusing() {
    return calmPeriod == NO_PERIOD && isPausing();
  }

  private synchronized boolean isPausing() {
    return state == CircuitBreakerState.OPEN ? !untilTrial().isZero() : trialRuns;
  }

  void succeeded(Attempt attempt) {
    if (attempt.period() != calmPeriod) {
      succeededAfterFailure(attempt);
    }
  }

  private synchronized void succeededAfterFailure(Attempt attempt) {
    if (attempt.period() == period) {
      noteReachable();
    }
  }

  /**
   * The attempt ended in a fault, or, where there is none, in something that tells nothing of the
   * database.
   */
  synchronized void ended(Attempt attempt, Optional<FaultKind> fault) {
    if (attempt.period() != period) {
      return;
    }
    trialRuns = false;
    Optional<FaultKind> down = fault.filter(FaultKind::isDown);
    if (down.isEmpty()) {
      return;
    }
    if (attempt.trial()) {
      pause = policy.after(pause);
      open();
      return;
    }
    boolean cutWithOthers =
        !down.get().isBeforeCommit() && failures > 0 && attempt.begunAt() - lastFailureAt < 0;
    if (!cutWithOthers) {
      failures++;
      lastFailureAt = nanos.getAsLong();
      calmPeriod = NO_PERIOD;
    }
    if (failures >= policy.failures()) {
      open();
    }
  }

  /** Somebody, an attempt or a probe outside of the guard, has reached the database. */
  synchronized void noteReachable() {
    failures = 0;
    pause = policy.firstPause();
    trialRuns = false;
    become(CircuitBreakerState.CLOSED);
    calmPeriod = period;
  }

  /** When the next trial is due; zero unless open. */
  synchronized Duration untilTrial() {
    if (state != CircuitBreakerState.OPEN) {
      return Duration.ZERO;
    }
    Duration left = pause.minusNanos(nanos.getAsLong() - pausedAt);
    return left.isNegative() ? Duration.ZERO : left;
  }

  synchronized CircuitBreakerState state() {
    return state;
  }

  synchronized Instant since() {
    return since;
  }

  /** When it opened for the last time; empty where it never did. */
  synchronized Optional<Instant> lastOpened() {
    return opened;
  }

  private void open() {
    failures = 0;
    opened = Optional.of(clock.instant());
    pausedAt = nanos.getAsLong();
    calmPeriod = NO_PERIOD;
    become(CircuitBreakerState.OPEN);
  }

  private void become(CircuitBreakerState next) {
    if (next != state) {
      CircuitBreakerState before = state;
      state = next;
      since = clock.instant();
      period++;
      observer.changed(before, next);
    }
  }

  /**
   * When a circuit breaker opens and tries again.
   *
   * @param failures how many failures in a row open it, at least 1
   * @param firstPause how long it stays open at first, more than zero
   * @param longestPause the pause doubles with every failed trial up to this
   */
  public record BreakerPolicy(int failures, Duration firstPause, Duration longestPause) {
    /** Opens after 5 failures; tries after 2 s, then 4, 8, 15. */
    public static final BreakerPolicy DEFAULT =
        new BreakerPolicy(5, Duration.ofSeconds(2), Duration.ofSeconds(15));

    public BreakerPolicy {
      Objects.requireNonNull(firstPause, "firstPause");
      Objects.requireNonNull(longestPause, "longestPause");
      if (failures < 1
          || firstPause.isNegative()
          || firstPause.isZero()
          || firstPause.compareTo(longestPause) > 0) {
        throw new IllegalArgumentException(
            "failures at least 1, 0 < firstPause <= longestPause: %s, %s, %s"
                .formatted(failures, firstPause, longestPause));
      }
    }

    Duration after(Duration pause) {
      Duration doubled = pause.multipliedBy(2);
      return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    }
  }
}
