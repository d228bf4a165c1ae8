package org.headgate.mail.service;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.headgate.common.time.TimeZoneDatabase;

/** Formats times for mails: in the reader's time zone, with its name. */
public final class MailTimeFormatter {

  private MailTimeFormatter() {}

  /**
   * @param zone a name of the tz database
   * @param locale that the mail is written in
   */
  public static String of(Instant at, String zone, Locale locale) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(locale)
            .format(at.atOffset(TimeZoneDatabase.rules(zone).getOffset(at)))
        + " ("
        + zone
        + ")";
  }
}
