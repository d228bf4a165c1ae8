package org.headgate.driver;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.TimeZone;

/**
 * The time zone that the driver demands for each session, the JVM's default. A server refuses the
 * session if it does not know the zone: one of Java's old abbreviations, or one that is newer than
 * its tz database. Headgate keeps instants, so that the zone decides nothing but the times in logs.
 */
final class SessionTimeZone {

  private static final Logger LOG = System.getLogger(SessionTimeZone.class.getName());
  private static final String INVALID_PARAMETER_VALUE = "22023";
  private static final String UTC = "UTC";

  private SessionTimeZone() {}

  /** Calls the default by the name in the tz database if its name is one that only Java knows. */
  static synchronized void useFullName() {
    String name = ZoneId.SHORT_IDS.getOrDefault(TimeZone.getDefault().getID(), "");
    if (name.contains("/")) {
      TimeZone.setDefault(TimeZone.getTimeZone(name));
    }
  }

  /**
   * Makes UTC the default if a session was refused for it.
   *
   * @param refusal quotes the zone, in every language
   * @return whether another try may succeed
   */
  static synchronized boolean replaceIfRefused(SQLException refusal) {
    String zone = TimeZone.getDefault().getID();
    boolean isRefused =
        INVALID_PARAMETER_VALUE.equals(refusal.getSQLState())
            && !zone.equals(UTC)
            && String.valueOf(refusal.getMessage()).contains(zone);
    if (isRefused) {
      LOG.log(
          Level.WARNING,
          "{0}",
          "The database does not know the time zone " + zone + " of this machine: UTC is used");
      TimeZone.setDefault(TimeZone.getTimeZone(UTC));
    }
    return isRefused;
  }
}
