package org.headgate.alerts.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an end point is told of an alert. */
public enum AlertEventType {
  OPENED,
  ACKNOWLEDGED,
  RESOLVED;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException for a name that is none
   */
  public static AlertEventType ofWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
