package org.headgate.common.problem;

/** The body is larger than a request of its kind may be. */
public final class PayloadTooLargeException extends HeadgateException {

  /** The largest body that is read. */
  public static final int LIMIT_BYTES = 64 * 1024;

  private static final long serialVersionUID = 1L;

  public PayloadTooLargeException() {
    this(LIMIT_BYTES);
  }

  /** For a request whose body has a limit of its own. */
  public PayloadTooLargeException(long limitBytes) {
    super(ProblemType.PAYLOAD_TOO_LARGE, "The body may have at most " + limitBytes + " bytes");
  }
}
