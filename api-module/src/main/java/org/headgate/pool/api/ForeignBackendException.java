package org.headgate.pool.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** A server process belongs to a role that ours may not signal. */
public final class ForeignBackendException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public ForeignBackendException(int pid) {
    super(
        ProblemType.CONFLICT,
        "Process "
            + pid
            + " belongs to a role that Headgate's role may not signal. Members of pg_signal_backend"
            + " may; only a superuser may signal a superuser's process.");
  }
}
