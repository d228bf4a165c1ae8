package org.headgate.common.problem;

/** The caller is authenticated but lacks the role. */
public final class AccessDeniedException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public AccessDeniedException() {
    super(ProblemType.FORBIDDEN, "The account lacks the required role");
  }
}
