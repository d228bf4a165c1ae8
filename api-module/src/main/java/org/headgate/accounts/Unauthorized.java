package org.headgate.accounts;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/**
 * No token, a bad one, one of an ended session or of a deactivated account (seed B3: the log tells
 * them apart).
 */
public final class Unauthorized extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public Unauthorized() {
    super(ProblemType.UNAUTHORIZED, "Send an access token of an open session");
  }
}
