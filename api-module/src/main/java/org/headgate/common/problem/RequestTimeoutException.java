package org.headgate.common.problem;

/** The client did not send its request in time; nothing was done. */
public final class RequestTimeoutException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public RequestTimeoutException(String detail) {
    super(ProblemType.REQUEST_TIMEOUT, detail);
  }
}
