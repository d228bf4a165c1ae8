package org.headgate.sessions.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** The refresh token is invalid: forged, expired, logged out or of a deactivated account. */
public final class InvalidRefreshTokenException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public InvalidRefreshTokenException() {
    super(
        ProblemType.INVALID_REFRESH_TOKEN,
        "The refresh token is unknown, or its session has ended");
  }
}
