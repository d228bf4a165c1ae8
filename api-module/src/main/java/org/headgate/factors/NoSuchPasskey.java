package org.headgate.factors;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** The caller has no passkey of that id. */
public final class NoSuchPasskey extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public NoSuchPasskey() {
    super(ProblemType.NOT_FOUND, "There is no passkey of this id");
  }
}
