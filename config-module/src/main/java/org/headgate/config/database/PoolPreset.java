package org.headgate.config.database;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Predefined pool settings, chosen by {@code DB_PRESET}; single variables override them. The
 * connect timeout is 10 s, but 5 s in {@link #TINY}, whose requests wait 10 s at most for a
 * connection.
 */
public enum PoolPreset {
  /** For databases that allow only a handful of connections. */
  TINY(1, 3, Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofSeconds(5)),
  /** For a pooler in session mode, which counts every client. */
  SUPABASE_SESSION(3, 5, Duration.ofSeconds(30), Duration.ofMinutes(30), Duration.ofSeconds(10)),
  /** The default. */
  DEFAULT(5, 15, Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofSeconds(10)),
  /** For a gateway with many short requests. */
  GATEWAY(10, 25, Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofSeconds(10)),
  /** For a dedicated database server. */
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
