package org.headgate.pool.service.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.headgate.pool.persistence.faults.FaultKind;

/**
 * Detects that a database is down, so that nobody waits in vain. It opens after a few failures in a
 * row, admits one trial after a pause, and closes with the first success; each failed trial doubles
 * the pause. Only faults of a database that is down count, and connections that broke together
 * count once, because a restart breaks them all at one moment.
 */
final class CircuitBreaker {
  /** Called on every change while the breaker is locked, so it must be fast. */
  interface Observer {
    void changed(CircuitBreakerState from, CircuitBreakerState to);
  }

  /** An attempt to use the database, from admission to its outcome. */
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
   * The period while the breaker is closed without failures, else {@link #NO_PERIOD}. It is read
   * without the lock, so that normal operation never waits for it.
   */
  private volatile long calmPeriod;

  /**
   * Incremented by each change of state: outcomes of attempts from an earlier period are ignored.
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

  /** Begins an attempt; empty while the breaker is open or a trial is running. */
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
      changeState(CircuitBreakerState.HALF_OPEN);
    }
    boolean trial = state == CircuitBreakerState.HALF_OPEN;
    trialRuns = trial;
    return Optional.of(new Attempt(nanos.getAsLong(), period, trial));
  }

  /** Whether an attempt would be refused now. */
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
   * Ends an attempt with a fault or, if there is none, with an outcome that says nothing about the
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

  /** Reports that the database was reached, by an attempt or by a probe outside of the guard. */
  synchronized void noteReachable() {
    failures = 0;
    pause = policy.firstPause();
    trialRuns = false;
    changeState(CircuitBreakerState.CLOSED);
    calmPeriod = period;
  }

  /** The time until the next trial; zero unless open. */
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

  /** When it last opened; empty if it never did. */
  synchronized Optional<Instant> lastOpened() {
    return opened;
  }

  private void open() {
    failures = 0;
    opened = Optional.of(clock.instant());
    pausedAt = nanos.getAsLong();
    calmPeriod = NO_PERIOD;
    changeState(CircuitBreakerState.OPEN);
  }

  private void changeState(CircuitBreakerState next) {
    if (next != state) {
      CircuitBreakerState previous = state;
      state = next;
      since = clock.instant();
      period++;
      observer.changed(previous, next);
    }
  }

  /**
   * When a circuit breaker opens and tries again.
   *
   * @param failures how many failures in a row open it, at least 1
   * @param firstPause the first pause, more than zero
   * @param longestPause limit of the pause, which doubles with every failed trial
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
