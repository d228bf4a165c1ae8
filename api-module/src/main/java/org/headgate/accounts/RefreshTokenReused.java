package org.headgate.accounts;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/**
 * A refresh token was used after it was rotated away, which an honest client does not do (RFC 9700,
 * 4.14.2).
 */
public final class RefreshTokenReused extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public RefreshTokenReused() {
    super(
        ProblemType.REFRESH_TOKEN_REUSED,
        "An old refresh token was used again, so the session was ended");
  }
}
