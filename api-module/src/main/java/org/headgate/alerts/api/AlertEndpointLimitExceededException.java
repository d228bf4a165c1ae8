package org.headgate.alerts.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** There are as many end points as there may be. */
public final class AlertEndpointLimitExceededException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public AlertEndpointLimitExceededException(int limit) {
    super(ProblemType.CONFLICT, "There may be " + limit + " end points; delete one first");
  }
}
