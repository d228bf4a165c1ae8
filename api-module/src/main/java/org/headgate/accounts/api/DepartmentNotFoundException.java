package org.headgate.accounts.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** There is no department of that id. */
public final class DepartmentNotFoundException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public DepartmentNotFoundException() {
    super(ProblemType.NOT_FOUND, "There is no department of this id");
  }
}
