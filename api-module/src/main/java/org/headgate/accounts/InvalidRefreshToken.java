package org.headgate.accounts;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** The refresh token opens no session: forged, expired, logged out or of a deactivated account. */
public final class InvalidRefreshToken extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public InvalidRefreshToken() {
    super(
        ProblemType.INVALID_REFRESH_TOKEN,
        "The refresh token is unknown, or its session has ended");
  }
}
