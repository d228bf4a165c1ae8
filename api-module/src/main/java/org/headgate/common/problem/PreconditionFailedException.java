package org.headgate.common.problem;

/** The resource differs from the version that the caller has seen. Nothing was changed. */
public class PreconditionFailedException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public PreconditionFailedException() {
    this("The resource was changed since its ETag was read; read it again");
  }

  /**
   * @param detail names the resource
   */
  protected PreconditionFailedException(String detail) {
    super(ProblemType.PRECONDITION_FAILED, detail);
  }

  /** A schedule was changed between the check of its ETag and the write. */
  public static PreconditionFailedException schedule() {
    return new PreconditionFailedException(ConcurrentUpdateException.SCHEDULE);
  }
}
