package org.headgate.pool;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** A process belongs to a role that ours has no power over. */
public final class BackendNotOurs extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public BackendNotOurs(int pid) {
    super(
        ProblemType.CONFLICT,
        "Process "
            + pid
            + " belongs to a role that ours may not signal; a member of pg_signal_backend may,"
            + " and of a superuser only a superuser.");
  }
}
