package org.headgate.common.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The request is valid but cannot be served now: always 503, always with a retry time. Nothing was
 * written, unless the detail says that this is unknown.
 */
public abstract class TemporarilyUnavailableException extends HeadgateException {
  /**
   * A temporary refusal.
   *
   * @param retryAfter an honest estimate; less than a second is raised to one second, the header's
   *     smallest step
   * @param cause null where there is none
   */
  protected TemporarilyUnavailableException(
      ProblemType type, String detail, Duration retryAfter, Throwable cause) {
    super(type, detail, Optional.of(atLeastOneSecond(retryAfter)), List.of(), cause);
    if (type.status() != 503) {
      throw new IllegalArgumentException(type + " is not answered with 503");
    }
  }

  private static Duration atLeastOneSecond(Duration duration) {
    return duration.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : duration;
  }
}
