package org.headgate.common.web.json;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.common.time.InstantParser;

/** Suggests the right form to a caller whose time cannot be parsed. */
final class TimeFormatHint {

  private static final Pattern QUANTITY =
      Pattern.compile("\\s*(\\d{1,6})\\s*(s|m|h|d|sec|min|hour|day|minute|second)[a-z]*\\s*");

  /** The allowed form of a date, to follow "must be". */
  static final String DATE = "a date in the years 1 to 9999, such as 1970-12-31";

  private TimeFormatHint() {}

  static String on(Class<?> type, Object sent) {
    if (type == Duration.class) {
      return "must be an ISO 8601 duration, such as " + durationNear(String.valueOf(sent));
    }
    return "must be " + (type == LocalDate.class ? DATE : InstantParser.ALLOWED);
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
