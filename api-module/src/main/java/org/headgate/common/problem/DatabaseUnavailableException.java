package org.headgate.common.problem;

import java.time.Duration;

/**
 * The database cannot be used: unreachable, refusing our log-in or TLS, read-only, or known to be
 * down.
 */
public final class DatabaseUnavailableException extends TemporarilyUnavailableException {
  /** Refused without an attempt, because the circuit breaker is open. */
  public DatabaseUnavailableException(String detail, Duration retryAfter) {
    this(detail, retryAfter, null);
  }

  /**
   * Attempted and failed.
   *
   * @param cause null where there is none
   */
  public DatabaseUnavailableException(String detail, Duration retryAfter, Throwable cause) {
    super(ProblemType.DATABASE_UNAVAILABLE, detail, retryAfter, cause);
  }
}
