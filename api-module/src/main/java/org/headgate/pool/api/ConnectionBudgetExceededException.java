package org.headgate.pool.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** The requested pool sizes exceed the connection budget of all nodes. */
public final class ConnectionBudgetExceededException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public ConnectionBudgetExceededException(String detail) {
    super(ProblemType.OVER_BUDGET, detail);
  }
}
