package org.headgate.pool.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** A process was named that is gone, or that works in none of our databases. */
public final class BackendNotFoundException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public BackendNotFoundException(int pid) {
    super(ProblemType.NOT_FOUND, "No process " + pid + " works in one of our databases");
  }
}
