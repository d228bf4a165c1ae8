package org.headgate.pool.service;

import java.time.Duration;
import java.util.Objects;

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
