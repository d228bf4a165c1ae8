package org.headgate.common.problem;

import java.time.Duration;

/**
 * The database works, and every connection or slot of it is taken for longer than the caller may
 * wait.
 */
public final class DatabaseBusyException extends TemporarilyUnavailableException {
  /** Refused by the admission, before the database saw anything of it. */
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
