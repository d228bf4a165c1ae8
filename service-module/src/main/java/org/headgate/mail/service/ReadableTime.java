package org.headgate.mail.service;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.headgate.common.service.TimeZoneDatabase;

/** How a mail tells a time: as the reader's clock shows it, with the zone's name. */
public final class ReadableTime {

  private ReadableTime() {}

  /**
   * @param zone a name of the tz database
   * @param locale of the mail, BCP 47
   */
  public static String of(Instant at, String zone, String locale) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(MailTemplateRenderer.written(locale))
            .format(at.atOffset(TimeZoneDatabase.rules(zone).getOffset(at)))
        + " ("
        + zone
        + ")";
  }
}
