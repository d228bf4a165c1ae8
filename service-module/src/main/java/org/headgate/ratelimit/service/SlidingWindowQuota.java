package org.headgate.ratelimit.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * So many within so long, over a window that rolls: what is older than the window does not count,
 * and nothing else gives any of it back.
 *
 * @param most 1 or more
 * @param window longer than nothing
 */
public record SlidingWindowQuota(int most, Duration window) {

  public SlidingWindowQuota {
    if (most < 1 || window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("a quota allows something within some time");
    }
  }

  /**
   * @param entries newest first
   * @return when the next one is allowed; empty when it is now
   */
  public Optional<Instant> allowedAt(List<Instant> entries, Instant now) {
    return entries.size() < most
        ? Optional.empty()
        : Optional.of(entries.get(most - 1).plus(window)).filter(now::isBefore);
  }

  /**
   * @param entries in any order
   */
  public int used(List<Instant> entries, Instant now) {
    return (int) entries.stream().filter(entry -> entry.plus(window).isAfter(now)).count();
  }
}
