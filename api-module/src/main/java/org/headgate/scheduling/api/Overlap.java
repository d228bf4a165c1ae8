package org.headgate.scheduling.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The policy for an instant while an earlier execution of the schedule is not finished. */
public enum Overlap {
  /** It is recorded as skipped. */
  SKIP,
  /** It waits until the earlier ones are finished. */
  QUEUE,
  /** It runs concurrently. */
  ALLOW;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
