package org.headgate.scheduling;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** Somebody changed the schedule since the caller read it. */
public final class StaleSchedule extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public StaleSchedule() {
    super(
        ProblemType.PRECONDITION_FAILED,
        "The schedule was changed since it was read; read it again");
  }
}
