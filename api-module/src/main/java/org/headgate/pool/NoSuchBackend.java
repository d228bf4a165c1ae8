package org.headgate.pool;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** A process was named that is gone, or that works in none of our databases. */
public final class NoSuchBackend extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public NoSuchBackend(int pid) {
    super(ProblemType.NOT_FOUND, "No process " + pid + " works in one of our databases");
  }
}
