package org.headgate.common.time;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.common.text.EditDistance;

/** Suggests the name of the tz database that was probably meant by an invalid one. */
public final class TimeZoneSuggestion {

  private static final String DEFAULT = "Europe/Berlin";
  private static final int MAX_LENGTH = 60;
  private static final int MAX_DISTANCE = 3;
  private static final Pattern OFFSET =
      Pattern.compile("(?:UTC|GMT|UT|ETC/GMT)?([+-])0?(\\d{1,2})(?::?00){0,2}");

  private TimeZoneSuggestion() {}

  /** The required form of a time zone, to follow the name of the field. */
  public static String message(String text) {
    return "must be a name of the tz database, such as " + near(text);
  }

  /** A similar name, or one with the same offset; else a well-known name. */
  static String near(String text) {
    if (text.length() > MAX_LENGTH) {
      return DEFAULT;
    }
    return ofOffset(text.strip().toUpperCase(Locale.ROOT))
        .or(() -> similar(text.strip()))
        .orElse(DEFAULT);
  }

  /** Names below {@code Etc} have POSIX signs: west is plus. */
  private static Optional<String> ofOffset(String text) {
    if (text.equals("Z")) {
      return Optional.of(TimeZoneDatabase.UTC);
    }
    Matcher offset = OFFSET.matcher(text);
    if (!offset.matches()) {
      return Optional.empty();
    }
    int hours = Integer.parseInt(offset.group(2));
    String sign = offset.group(1).equals("+") ? "-" : "+";
    return hours == 0
        ? Optional.of(TimeZoneDatabase.UTC)
        : TimeZoneDatabase.find("Etc/GMT" + sign + hours);
  }

  private static Optional<String> similar(String text) {
    String wanted = text.replace(' ', '_').toLowerCase(Locale.ROOT);
    return TimeZoneDatabase.names().stream()
        .filter(name -> name.contains("/"))
        .min(
            Comparator.comparingInt((String name) -> distance(name, wanted))
                .thenComparing(Comparator.naturalOrder()))
        .filter(name -> distance(name, wanted) <= MAX_DISTANCE);
  }

  private static int distance(String name, String wanted) {
    return Math.abs(name.length() - wanted.length()) > MAX_DISTANCE
        ? Integer.MAX_VALUE
        : EditDistance.between(name.toLowerCase(Locale.ROOT), wanted);
  }
}
