package org.headgate.common.problem;

import java.time.Duration;

/** The caller comes too often; it is told when to come back. */
public final class TooManyRequestsException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  /**
   * @param retryAfter from now, not negative
   */
  public TooManyRequestsException(String detail, Duration retryAfter) {
    super(ProblemType.TOO_MANY_REQUESTS, detail, retryAfter);
  }
}
