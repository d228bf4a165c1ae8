package org.headgate.alerts.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The events of an alert that an endpoint is notified of. */
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
