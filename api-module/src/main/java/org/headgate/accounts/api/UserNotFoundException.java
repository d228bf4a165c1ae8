package org.headgate.accounts.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** There is no account of that id. */
public final class UserNotFoundException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public UserNotFoundException() {
    super(ProblemType.NOT_FOUND, "There is no account of this id");
  }
}
