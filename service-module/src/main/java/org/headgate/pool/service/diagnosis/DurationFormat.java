package org.headgate.pool.service.diagnosis;

import java.time.Duration;
import java.util.Locale;

/** Formats durations for people. */
final class DurationFormat {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private DurationFormat() {}

  static String of(Duration duration) {
    if (duration.compareTo(MINUTE) >= 0) {
      return duration.toMinutes() + " min";
    }
    return duration.toSeconds() >= 10
        ? duration.toSeconds() + " s"
        : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
