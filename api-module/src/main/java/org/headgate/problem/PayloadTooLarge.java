package org.headgate.problem;

/** The body is larger than any request of the contract. */
public final class PayloadTooLarge extends HeadgateException {

  /** The largest body that is read. */
  public static final int LIMIT_BYTES = 64 * 1024;

  private static final long serialVersionUID = 1L;

  public PayloadTooLarge() {
    super(ProblemType.PAYLOAD_TOO_LARGE, "A body may have " + LIMIT_BYTES + " bytes at most");
  }
}
