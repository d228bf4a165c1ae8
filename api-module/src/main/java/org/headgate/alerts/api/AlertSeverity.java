package org.headgate.alerts.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How urgent an alert is, in the words of PagerDuty's events. */
public enum AlertSeverity {
  /** Users cannot work now. */
  CRITICAL,
  /** Users will soon be unable to work, or some already are. */
  WARNING;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException for a name that is no severity's
   */
  public static AlertSeverity ofWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
