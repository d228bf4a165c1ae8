package org.headgate.passwords.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.headgate.ratelimit.service.BackoffPolicy;

/** How failures delay the next attempt at the password of an address. */
public final class PasswordDelayPolicy {

  /** How long a failure is remembered. */
  static final Duration MEMORY = Duration.ofDays(1);

  /**
   * Five failures without a pause, for typing errors; then 5 s, doubling to 15 minutes: about a
   * hundred guesses a day.
   */
  public static final BackoffPolicy BACKOFF =
      new BackoffPolicy(5, Duration.ofSeconds(5), Duration.ofMinutes(15), MEMORY);

  private PasswordDelayPolicy() {}

  /**
   * Whether the newest failure is the first that causes a pause.
   *
   * @param failures newest first
   */
  static boolean begins(List<Instant> failures, Instant now) {
    int counted = BACKOFF.counted(failures, now);
    return BACKOFF.after(counted).isPresent() && BACKOFF.after(counted - 1).isEmpty();
  }
}
