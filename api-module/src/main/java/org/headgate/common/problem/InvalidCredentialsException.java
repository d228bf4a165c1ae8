package org.headgate.common.problem;

/** A log-in failed. Says nothing of whether the address is known, or active. */
public final class InvalidCredentialsException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public InvalidCredentialsException() {
    super(ProblemType.INVALID_CREDENTIALS, "The address or the password is wrong");
  }
}
