package org.headgate.accounts.web;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** The caller is known and lacks the role. */
final class Forbidden extends HeadgateException {

  private static final long serialVersionUID = 1L;

  Forbidden() {
    super(ProblemType.FORBIDDEN, "This needs a role that the account does not have");
  }
}
