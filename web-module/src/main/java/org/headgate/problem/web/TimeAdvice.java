package org.headgate.problem.web;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to tell somebody who wrote a time that is none: the right form, near to what they wrote. */
final class TimeAdvice {

  private static final Pattern QUANTITY =
      Pattern.compile("\\s*(\\d{1,6})\\s*(s|m|h|d|sec|min|hour|day|minute|second)[a-z]*\\s*");

  private TimeAdvice() {}

  static String on(Class<?> type, Object sent) {
    return type == Duration.class
        ? "must be an ISO 8601 duration, such as " + durationNear(String.valueOf(sent))
        : "must be an instant in UTC, such as 2027-01-01T09:00:00Z";
  }

  private static String durationNear(String sent) {
    Matcher quantity = QUANTITY.matcher(sent.toLowerCase(Locale.ROOT));
    if (!quantity.matches()) {
      return "PT15M";
    }
    long number = Long.parseLong(quantity.group(1));
    return switch (quantity.group(2).charAt(0)) {
      case 's' -> "PT" + number + "S";
      case 'm' -> "PT" + number + "M";
      case 'h' -> "PT" + number + "H";
      default -> "P" + number + "D";
    };
  }
}
