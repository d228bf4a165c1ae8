package org.headgate.scheduling.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What becomes of a local time that the clocks jump over. */
public enum DstGap {
  /** It is moved later by the length of the gap (RFC 5545, 3.3.5). */
  SHIFT,
  /** There is no execution for it. */
  SKIP;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
