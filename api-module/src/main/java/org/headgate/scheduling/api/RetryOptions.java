package org.headgate.scheduling.api;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How failed attempts are retried: after the initial delay, doubled each time up to the maximum.
 *
 * @param maxAttempts 1 to 20, the first included; 5 when left out
 * @param initialDelay 1 s to 1 day; 10 s when left out
 * @param maxDelay at least the initial delay, at most 1 day; 15 min when left out
 */
@Schema(name = "Retry")
public record RetryOptions(
    Optional<Integer> maxAttempts, Optional<Duration> initialDelay, Optional<Duration> maxDelay) {

  /** 5 attempts, 10 s to 15 min between them. */
  public static final RetryOptions DEFAULT =
      new RetryOptions(
          Optional.of(5), Optional.of(Duration.ofSeconds(10)), Optional.of(Duration.ofMinutes(15)));

  /** The same options with defaults for members that were left out. */
  public RetryOptions complete() {
    return new RetryOptions(
        maxAttempts.or(DEFAULT::maxAttempts),
        initialDelay.or(DEFAULT::initialDelay),
        maxDelay.or(() -> initialDelay.filter(RetryOptions::exceedsDefault)).or(DEFAULT::maxDelay));
  }

  /**
   * The pause before the next attempt.
   *
   * @param attempt how many were made, at least 1
   */
  public Duration delayAfter(int attempt) {
    RetryOptions complete = complete();
    Duration delay = complete.initialDelay().orElseThrow();
    Duration max = complete.maxDelay().orElseThrow();
    for (int i = 1; i < attempt && delay.compareTo(max) < 0; i++) {
      delay = delay.multipliedBy(2);
    }
    return delay.compareTo(max) < 0 ? delay : max;
  }

  private static boolean exceedsDefault(Duration delay) {
    return delay.compareTo(DEFAULT.maxDelay().orElseThrow()) > 0;
  }
}
