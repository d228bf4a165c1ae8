package org.headgate.secondfactors.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** There is nothing to remove. */
public final class SecondFactorNotFoundException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public SecondFactorNotFoundException() {
    super(ProblemType.NOT_FOUND, "No authenticator app is enrolled");
  }
}
