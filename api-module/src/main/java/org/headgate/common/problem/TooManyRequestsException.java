package org.headgate.common.problem;

import java.time.Duration;

/** The caller sends too many requests. */
public final class TooManyRequestsException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  /**
   * @param retryAfter from now, not negative
   */
  public TooManyRequestsException(String detail, Duration retryAfter) {
    super(ProblemType.TOO_MANY_REQUESTS, detail, retryAfter);
  }
}
