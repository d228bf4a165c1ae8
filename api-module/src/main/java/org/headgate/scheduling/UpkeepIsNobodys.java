package org.headgate.scheduling;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** The service's own upkeep was to be stopped or ordered: it has no owner, and runs by itself. */
public final class UpkeepIsNobodys extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public UpkeepIsNobodys(String name) {
    super(ProblemType.CONFLICT, name + " is the service's own upkeep and runs by itself");
  }
}
