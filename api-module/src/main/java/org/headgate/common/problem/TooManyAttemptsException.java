package org.headgate.common.problem;

import java.time.Duration;

/** Too many guesses: this one was neither checked nor counted. */
public final class TooManyAttemptsException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  /**
   * @param retryAfter from now, not negative
   */
  public TooManyAttemptsException(String detail, Duration retryAfter) {
    super(ProblemType.TOO_MANY_ATTEMPTS, detail, retryAfter);
  }
}
