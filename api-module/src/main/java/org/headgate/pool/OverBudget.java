package org.headgate.pool;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** More connections are asked for than all nodes together may hold. */
public final class OverBudget extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public OverBudget(String detail) {
    super(ProblemType.OVER_BUDGET, detail);
  }
}
