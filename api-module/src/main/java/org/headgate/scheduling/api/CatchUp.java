package org.headgate.scheduling.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The policy for instants that were missed while no node was able to work. */
public enum CatchUp {
  /** They are recorded as missed. */
  NONE,
  /** Only the latest is executed. */
  ONE,
  /** All are executed, oldest first. */
  ALL;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
