package org.headgate.accounts.service;

import java.time.Duration;
import org.headgate.limits.service.GrowingPause;

/** How failures slow the judging of an address's password down. */
final class PasswordPace {

  /** How long a failure is remembered. */
  static final Duration MEMORY = Duration.ofDays(1);

  /**
   * Five failures without a pause, for those who mistype; then 5 s, doubling to 15 minutes: some
   * hundred guesses a day.
   */
  static final GrowingPause PAUSES =
      new GrowingPause(5, Duration.ofSeconds(5), Duration.ofMinutes(15), MEMORY);

  private PasswordPace() {}
}
