package org.headgate.scheduling.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why there is an execution. */
public enum ExecutionKind {
  /** Its instant came. */
  SCHEDULED,
  /** Somebody asked for it by hand. */
  MANUAL,
  /** Somebody asked for an instant of the past. */
  BACKFILL;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
