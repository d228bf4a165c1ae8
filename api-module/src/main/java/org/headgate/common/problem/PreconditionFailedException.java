package org.headgate.common.problem;

/** The resource is not what the caller has seen. Nothing was changed. */
public final class PreconditionFailedException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public PreconditionFailedException() {
    super(
        ProblemType.PRECONDITION_FAILED,
        "The resource was changed since its ETag was read; read it again");
  }
}
