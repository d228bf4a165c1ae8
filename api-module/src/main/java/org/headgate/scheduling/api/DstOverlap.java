package org.headgate.scheduling.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The policy for a local time that a clock change repeats. */
public enum DstOverlap {
  /** Executed at the first of the two instants. */
  FIRST,
  /** Executed at both instants. */
  BOTH;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
