package org.headgate.directory;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** There is no account of that id. */
public final class NoSuchUser extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public NoSuchUser() {
    super(ProblemType.NOT_FOUND, "There is no account of this id");
  }
}
