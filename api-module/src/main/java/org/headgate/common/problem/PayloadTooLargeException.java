package org.headgate.common.problem;

/** The body is larger than any request of the contract. */
public final class PayloadTooLargeException extends HeadgateException {

  /** The largest body that is read. */
  public static final int LIMIT_BYTES = 64 * 1024;

  private static final long serialVersionUID = 1L;

  public PayloadTooLargeException() {
    super(ProblemType.PAYLOAD_TOO_LARGE, "A body may have " + LIMIT_BYTES + " bytes at most");
  }
}
