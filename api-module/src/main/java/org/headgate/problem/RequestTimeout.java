package org.headgate.problem;

/** The client did not send its request in time; nothing was done. */
public final class RequestTimeout extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public RequestTimeout(String detail) {
    super(ProblemType.REQUEST_TIMEOUT, detail);
  }
}
