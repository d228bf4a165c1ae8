package org.headgate.sessions.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** There is no signing key of that id, or there was one long ago. */
public final class SigningKeyNotFoundException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public SigningKeyNotFoundException() {
    super(ProblemType.NOT_FOUND, "There is no signing key of this kid");
  }
}
