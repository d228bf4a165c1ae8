package org.headgate.common.problem;

import java.time.Duration;

/**
 * The database cannot be used: unreachable, refusing our log-in or TLS, read-only, or known to be
 * so.
 */
public final class DatabaseUnavailableException extends TemporarilyUnavailableException {
  /** Refused without a try, because the circuit breaker knows already. */
  public DatabaseUnavailableException(String detail, Duration retryAfter) {
    this(detail, retryAfter, null);
  }

  /**
   * Tried and failed.
   *
   * @param cause null where there is none
   */
  public DatabaseUnavailableException(String detail, Duration retryAfter, Throwable cause) {
    super(ProblemType.DATABASE_UNAVAILABLE, detail, retryAfter, cause);
  }
}
