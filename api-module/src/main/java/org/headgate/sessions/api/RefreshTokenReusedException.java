package org.headgate.sessions.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** A refresh token was used after it was rotated, which indicates theft (RFC 9700, 4.14.2). */
public final class RefreshTokenReusedException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public RefreshTokenReusedException() {
    super(
        ProblemType.REFRESH_TOKEN_REUSED,
        "An old refresh token was used again, so the session was ended");
  }
}
