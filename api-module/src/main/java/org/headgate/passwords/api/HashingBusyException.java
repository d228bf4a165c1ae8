package org.headgate.passwords.api;

import java.time.Duration;
import org.headgate.common.problem.ProblemType;
import org.headgate.common.problem.TemporarilyUnavailableException;

/**
 * Too many passwords are waiting to be hashed. It has no stack trace: in a crowd each log-in makes
 * one, also the one that then waits for its place.
 */
public final class HashingBusyException extends TemporarilyUnavailableException {

  private static final long serialVersionUID = 1L;

  public HashingBusyException(Duration retryAfter) {
    super(
        ProblemType.HASHING_BUSY, "Too many passwords are waiting to be checked", retryAfter, null);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
