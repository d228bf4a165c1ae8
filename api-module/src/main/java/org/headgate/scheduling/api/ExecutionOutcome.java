package org.headgate.scheduling.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an attempt stands or ended. */
@Schema(name = "Outcome")
public enum ExecutionOutcome {
  /** It is due or will be, and has not begun. */
  WAITING,
  /** A node works on it. */
  RUNNING,
  SUCCEEDED,
  FAILED,
  /** Its node ended before it did; another attempt follows. */
  DIED,
  /** An earlier execution was not finished, or the owner is not active. */
  SKIPPED,
  /**
   * It was due while no node was able to work, or the service itself was not, and was not to be
   * made up for.
   */
  MISSED;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
