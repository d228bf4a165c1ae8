package org.headgate.scheduling.service.webhook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How fast the receivers of owners, and addresses, have answered lately, as this node saw it. */
final class DeliveryStandings {

  /** A request that takes longer is slow. */
  static final Duration SLOW = Duration.ofSeconds(5);

  /** How long somebody counts as slow after a slow request. */
  static final Duration SLOW_MEMORY = Duration.ofMinutes(10);

  /** Long enough for schedules that run daily. */
  static final Duration FAST_MEMORY = Duration.ofHours(30);

  private static final int REMEMBERED = 20_000;

  private final Cache<String, Boolean> slow;
  private final Cache<String, Boolean> fast;

  DeliveryStandings(LongSupplier nanoTime) {
    slow = remembering(SLOW_MEMORY, nanoTime);
    fast = remembering(FAST_MEMORY, nanoTime);
  }

  private static Cache<String, Boolean> remembering(Duration duration, LongSupplier nanoTime) {
    return Caffeine.newBuilder()
        .maximumSize(REMEMBERED)
        .expireAfterWrite(duration)
        .ticker(nanoTime::getAsLong)
        .build();
  }

  /** The state that is known of an owner or an address. */
  enum Standing {
    FAST,
    UNKNOWN,
    SLOW
  }

  /**
   * @param name of an owner or an address
   */
  Standing of(String name) {
    if (slow.getIfPresent(name) != null) {
      return Standing.SLOW;
    }
    return fast.getIfPresent(name) == null ? Standing.UNKNOWN : Standing.FAST;
  }

  /** Remembers how long a request took, whatever came of it. */
  void record(String name, Duration took) {
    if (took.compareTo(SLOW) > 0) {
      slow.put(name, true);
      fast.invalidate(name);
    } else {
      fast.put(name, true);
    }
  }
}
