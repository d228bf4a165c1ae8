package org.headgate.keys;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** There is no signing key of that id, or there was one long ago. */
public final class NoSuchSigningKey extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public NoSuchSigningKey() {
    super(ProblemType.NOT_FOUND, "There is no signing key of this kid");
  }
}
