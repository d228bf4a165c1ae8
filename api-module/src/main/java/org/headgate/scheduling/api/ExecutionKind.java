package org.headgate.scheduling.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The reason of an execution. */
public enum ExecutionKind {
  /** Its instant came. */
  SCHEDULED,
  /** Somebody started it by hand. */
  MANUAL,
  /** Somebody requested an instant of the past. */
  BACKFILL;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
