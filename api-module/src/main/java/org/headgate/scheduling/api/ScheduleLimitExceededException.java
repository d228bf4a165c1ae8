package org.headgate.scheduling.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** The owner has reached the limit of schedules. */
public final class ScheduleLimitExceededException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public ScheduleLimitExceededException(int limit) {
    super(ProblemType.CONFLICT, "An owner may have " + limit + " schedules; delete one first");
  }
}
