package org.headgate.accounts;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** A log-in failed. Says nothing of whether the address is known, or active. */
public final class InvalidCredentials extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public InvalidCredentials() {
    super(ProblemType.INVALID_CREDENTIALS, "The address or the password is wrong");
  }
}
