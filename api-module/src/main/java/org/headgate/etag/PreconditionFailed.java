package org.headgate.etag;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** The resource is not what the caller has seen. Nothing was changed. */
public final class PreconditionFailed extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public PreconditionFailed() {
    super(
        ProblemType.PRECONDITION_FAILED,
        "The resource was changed since its ETag was read; read it again");
  }
}
