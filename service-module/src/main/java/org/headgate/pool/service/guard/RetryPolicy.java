package org.headgate.pool.service.guard;

import java.time.Duration;
import java.util.Objects;
import org.headgate.config.settings.ServerSettings;

/**
 * Number and delays of retries: exponential backoff with full jitter. All of it together stays
 * within the admission's deadline.
 *
 * @param maxRetries repetitions after the first run, 0 to 10
 * @param initialDelay the upper bound before the first repetition, doubled for each further one
 * @param maxDelay the upper bound of every delay
 */
public record RetryPolicy(int maxRetries, Duration initialDelay, Duration maxDelay) {
  /** Three retries within 50, 100 and 200 ms. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(3, Duration.ofMillis(50), Duration.ofSeconds(1));

  public RetryPolicy {
    Objects.requireNonNull(initialDelay, "initialDelay");
    Objects.requireNonNull(maxDelay, "maxDelay");
    if (maxRetries < 0 || maxRetries > ServerSettings.MAX_RETRIES) {
      throw new IllegalArgumentException(
          "maxRetries is 0 to " + ServerSettings.MAX_RETRIES + ": " + maxRetries);
    }
    if (initialDelay.isNegative() || initialDelay.compareTo(maxDelay) > 0) {
      throw new IllegalArgumentException(
          "initialDelay is 0 to maxDelay: %s, %s".formatted(initialDelay, maxDelay));
    }
  }

  /** The same delays with another number of retries. */
  RetryPolicy withMaxRetries(int retries) {
    return new RetryPolicy(retries, initialDelay, maxDelay);
  }

  /**
   * The delay before a retry.
   *
   * @param retry 1 for the first repetition
   * @param jitter 0 (inclusive) to 1 (exclusive), drawn anew each time
   */
  public Duration delay(int retry, double jitter) {
    double bound =
        Math.min(
            (double) maxDelay.toNanos(), Math.scalb((double) initialDelay.toNanos(), retry - 1));
    return Duration.ofNanos((long) (bound * jitter));
  }
}
