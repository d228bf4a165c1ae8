package org.headgate.pool.service.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time until which nothing is to be done, as a shared value says it: in milliseconds since
 * 1970, or nothing while there is nothing to do at all.
 */
public final class QuietTime {

  private static final Duration UNLIMITED = Duration.ofDays(1);

  private QuietTime() {}

  /**
   * How long it lasts from now on.
   *
   * @param value the present value, if it is known
   * @param now by the database's clock
   * @return empty where something is to be done, or nobody knows
   */
  public static Optional<Duration> remaining(Optional<String> value, Instant now) {
    return value
        .map(
            until ->
                until.isEmpty()
                    ? UNLIMITED
                    : Duration.between(now, Instant.ofEpochMilli(Long.parseLong(until))))
        .filter(left -> !left.isNegative() && !left.isZero());
  }
}
