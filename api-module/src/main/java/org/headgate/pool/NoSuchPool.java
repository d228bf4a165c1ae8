package org.headgate.pool;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** A pool was named that is not there. */
public final class NoSuchPool extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public NoSuchPool(String name) {
    super(
        ProblemType.NOT_FOUND,
        "There is no pool " + name + ", but platform, userdata and operator");
  }
}
