package org.headgate.scheduling.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** Somebody changed the schedule since the caller read it. */
public final class StaleScheduleException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public StaleScheduleException() {
    super(
        ProblemType.PRECONDITION_FAILED,
        "The schedule was changed since it was read; read it again");
  }
}
