package org.headgate.pool;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** Another change of the pool is open, or this one is over. */
public final class ChangeNotOpen extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public ChangeNotOpen(String detail) {
    super(ProblemType.CONFLICT, detail);
  }
}
