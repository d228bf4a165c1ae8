package org.headgate.pool.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** A pool was named that is not there. */
public final class PoolNotFoundException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public PoolNotFoundException(String name) {
    super(
        ProblemType.NOT_FOUND,
        "There is no pool " + name + ", but platform, userdata and operator");
  }
}
