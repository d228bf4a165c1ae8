package org.headgate.ratelimit.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A delay after each attempt that doubles with each further one: none for the first few, and never
 * more than the maximum.
 *
 * @param free entries without a pause
 * @param first after the first entry that is not free
 * @param window what is older is forgotten
 */
public record BackoffPolicy(int free, Duration first, Duration longest, Duration window) {

  private static final int MAX_DOUBLINGS = 30;

  public BackoffPolicy {
    if (free < 0 || first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("a pause has a length, and the longest is no shorter");
    }
  }

  /**
   * @param entries newest first
   * @return when the next one is allowed; empty when it is now
   */
  public Optional<Instant> allowedAt(List<Instant> entries, Instant now) {
    return after(counted(entries, now))
        .map(pause -> entries.get(0).plus(pause))
        .filter(now::isBefore);
  }

  /** Whether the next attempt needs a pause before it. */
  public boolean slows(List<Instant> entries, Instant now) {
    return after(counted(entries, now)).isPresent();
  }

  /**
   * The pause after this many entries within the window.
   *
   * @return empty for the free ones
   */
  public Optional<Duration> after(int entries) {
    int doublings = entries - free - 1;
    if (doublings < 0) {
      return Optional.empty();
    }
    Duration grown = first.multipliedBy(1L << Math.min(doublings, MAX_DOUBLINGS));
    return Optional.of(grown.compareTo(longest) < 0 ? grown : longest);
  }

  /** The number of entries within the window. */
  public int counted(List<Instant> entries, Instant now) {
    return (int) entries.stream().filter(entry -> entry.plus(window).isAfter(now)).count();
  }
}
