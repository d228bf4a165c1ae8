package org.headgate.pool.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The activity of the holder of a connection. */
@Schema(name = "Verdict")
public enum BorrowerVerdict {
  /** Runs a statement, and not for long. */
  RUNNING,
  /** Its statement runs for a long time. */
  SLOW_QUERY,
  /** Its statement waits for a lock that another transaction holds. */
  LOCK_WAIT,
  /** Its transaction is open and the server has nothing to do for it. */
  IDLE_IN_TRANSACTION,
  /** Has held it for a long time without a statement or a transaction. */
  LEAK;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
