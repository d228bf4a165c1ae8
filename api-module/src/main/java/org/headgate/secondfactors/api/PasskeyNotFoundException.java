package org.headgate.secondfactors.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** The caller has no passkey of that id. */
public final class PasskeyNotFoundException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public PasskeyNotFoundException() {
    super(ProblemType.NOT_FOUND, "There is no passkey of this id");
  }
}
