package org.headgate.scheduling.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The policy for a local time that a clock change skips. */
public enum DstGap {
  /** It is moved later by the length of the gap (RFC 5545, 3.3.5). */
  SHIFT,
  /** It is not executed. */
  SKIP;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
