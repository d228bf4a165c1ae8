package org.headgate.common.problem;

import java.time.Duration;

/** The database works, but has no free connection within the time that the caller may wait. */
public final class DatabaseBusyException extends TemporarilyUnavailableException {
  /** Refused by the admission, before the database was reached. */
  public DatabaseBusyException(String detail, Duration retryAfter) {
    this(detail, retryAfter, null);
  }

  /**
   * Refused by a pool, a pooler or the server.
   *
   * @param cause null where there is none
   */
  public DatabaseBusyException(String detail, Duration retryAfter, Throwable cause) {
    super(ProblemType.DATABASE_BUSY, detail, retryAfter, cause);
  }
}
