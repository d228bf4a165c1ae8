package org.headgate.otp.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** A one-time code was refused; wrong, expired, used and unknown codes are indistinguishable. */
public final class InvalidCodeException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public InvalidCodeException() {
    super(ProblemType.INVALID_CODE, "The code is wrong, expired or used");
  }
}
