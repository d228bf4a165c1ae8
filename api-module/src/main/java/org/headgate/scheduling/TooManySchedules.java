package org.headgate.scheduling;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** The owner has as many schedules as one may have. */
public final class TooManySchedules extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public TooManySchedules(int limit) {
    super(ProblemType.CONFLICT, "An owner may have " + limit + " schedules; delete one first");
  }
}
