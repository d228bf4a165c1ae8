package org.headgate.config.database;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Pools that have proven themselves, each one ancestor's. Chosen by {@code DB_PRESET}; single
 * variables override it. The wait for the server is 10 s, but 5 s in {@link #TINY}, whose requests
 * wait 10 s at most for a connection.
 */
public enum PoolPreset {
  /** For databases that allow a handful of connections (seed A). */
  TINY(1, 3, Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofSeconds(5)),
  /** Behind a pooler in session mode, which counts every client (seed D). */
  SUPABASE_SESSION(3, 5, Duration.ofSeconds(30), Duration.ofMinutes(30), Duration.ofSeconds(10)),
  /** When nothing is said (seeds D and E). */
  DEFAULT(5, 15, Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofSeconds(10)),
  /** A gateway with many short requests (seed C). */
  GATEWAY(10, 25, Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofSeconds(10)),
  /** A database of one's own (seed B). */
  LARGE(20, 60, Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofSeconds(10));

  private final int min;
  private final int max;
  private final Duration borrow;
  private final Duration age;
  private final Duration connect;

  PoolPreset(int min, int max, Duration borrow, Duration age, Duration connect) {
    this.min = min;
    this.max = max;
    this.borrow = borrow;
    this.age = age;
    this.connect = connect;
  }

  /** The whole pool this preset stands for. */
  public PoolSettings settings() {
    Duration command = Duration.ofSeconds(30);
    return new PoolSettings(min, max, borrow, Optional.of(age), connect, command, true, false);
  }

  /** The name in {@code DB_PRESET}, such as supabase-session. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
