package org.headgate.common.problem;

/**
 * No token, an invalid one, one of an ended session or of a deactivated account; only the log tells
 * them apart.
 */
public final class UnauthenticatedException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public UnauthenticatedException() {
    super(ProblemType.UNAUTHORIZED, "Send an access token of an open session");
  }
}
