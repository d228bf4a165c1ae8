package org.headgate.pool.service.tuning;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.headgate.pool.service.tuning.PoolPressureHistory.PoolPressure;

/**
 * Decides whether a changed pool is clearly worse: refusals grew by five percentage points, or the
 * mean wait is more than three times as long and at least 10 ms longer. Fewer than twenty calls
 * decide nothing, and waits are compared only if there were any before.
 */
final class DegradationRule {

  private static final long MIN_CALLS = 20;
  private static final double MAX_REFUSED_INCREASE = 0.05;
  private static final int MAX_WAIT_FACTOR = 3;
  private static final Duration LONGER_WAIT = Duration.ofMillis(10);

  private DegradationRule() {}

  /** Why it is worse; empty while it is not. */
  static Optional<String> between(PoolPressure before, PoolPressure after) {
    if (after.calls() < MIN_CALLS) {
      return Optional.empty();
    }
    if (after.refusedShare() > before.refusedShare() + MAX_REFUSED_INCREASE) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%.0f %% of the requests are refused, before %.0f %%",
              100 * after.refusedShare(),
              100 * before.refusedShare()));
    }
    Duration was = before.meanWait();
    Duration is = after.meanWait();
    boolean longer =
        is.compareTo(was.plus(LONGER_WAIT)) > 0
            && is.compareTo(was.multipliedBy(MAX_WAIT_FACTOR)) > 0;
    return before.calls() >= MIN_CALLS && longer
        ? Optional.of(
            "requests wait %s ms for a connection, before %s ms"
                .formatted(is.toMillis(), was.toMillis()))
        : Optional.empty();
  }
}
