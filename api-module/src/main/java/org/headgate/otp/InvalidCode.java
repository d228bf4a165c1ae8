package org.headgate.otp;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** A one-time code was refused: wrong, expired, used and unknown alike. */
public final class InvalidCode extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public InvalidCode() {
    super(ProblemType.INVALID_CODE, "The code is wrong, expired or used");
  }
}
