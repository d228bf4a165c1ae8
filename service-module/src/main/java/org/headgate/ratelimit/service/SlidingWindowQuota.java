package org.headgate.ratelimit.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Allows a number of attempts within a sliding window. Only time gives an attempt back.
 *
 * @param limit attempts in a window, 1 or more
 * @param window longer than nothing
 */
public record SlidingWindowQuota(int limit, Duration window) {

  public SlidingWindowQuota {
    if (limit < 1 || window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("a quota allows something within some time");
    }
  }

  /**
   * @param entries newest first
   * @return when the next one is allowed; empty when it is now
   */
  public Optional<Instant> allowedAt(List<Instant> entries, Instant now) {
    return entries.size() < limit
        ? Optional.empty()
        : Optional.of(entries.get(limit - 1).plus(window)).filter(now::isBefore);
  }

  /**
   * @param entries in any order
   */
  public int used(List<Instant> entries, Instant now) {
    return (int) entries.stream().filter(entry -> entry.plus(window).isAfter(now)).count();
  }
}
