package org.headgate.scheduling.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The state or outcome of an attempt. */
@Schema(name = "Outcome")
public enum ExecutionOutcome {
  /** It has not begun, and is due now or later. */
  WAITING,
  /** A node executes it. */
  RUNNING,
  SUCCEEDED,
  FAILED,
  /** Its node stopped before it ended; another attempt follows. */
  DIED,
  /** An earlier execution was not finished, or the owner is not active. */
  SKIPPED,
  /**
   * It was due while no node was able to work, or the service itself was not, and its policy was
   * not to catch up.
   */
  MISSED;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
