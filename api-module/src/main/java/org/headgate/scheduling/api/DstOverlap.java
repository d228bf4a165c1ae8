package org.headgate.scheduling.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What becomes of a local time that the clocks show twice. */
public enum DstOverlap {
  /** The first of the two instants. */
  FIRST,
  /** Both instants. */
  BOTH;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
