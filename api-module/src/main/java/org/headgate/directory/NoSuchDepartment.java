package org.headgate.directory;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** There is no department of that id. */
public final class NoSuchDepartment extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public NoSuchDepartment() {
    super(ProblemType.NOT_FOUND, "There is no department of this id");
  }
}
