package org.headgate.factors;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** There is nothing to remove. */
public final class NoSecondFactor extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public NoSecondFactor() {
    super(ProblemType.NOT_FOUND, "No authenticator app is enrolled");
  }
}
