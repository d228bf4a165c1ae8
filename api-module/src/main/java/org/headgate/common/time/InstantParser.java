package org.headgate.common.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Parses every instant in a request: ISO 8601 with an offset, years 1 to 9999, so that all later
 * computations stay in range.
 */
public final class InstantParser {

  /** The allowed form of an instant, to follow "must be". */
  public static final String ALLOWED =
      "an instant in UTC, in the years 1 to 9999, such as 2027-01-01T09:00:00Z";

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private InstantParser() {}

  /**
   * @throws DateTimeException for anything else
   */
  public static Instant parse(String text) {
    Instant instant = OffsetDateTime.parse(text).toInstant();
    if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
      throw new DateTimeException("out of bounds");
    }
    return instant;
  }
}
