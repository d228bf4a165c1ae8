package org.headgate.accounts;

import org.headgate.identity.UserId;
import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** An id was named that no account has. */
public final class NoSuchAccount extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public NoSuchAccount(UserId id) {
    super(ProblemType.NOT_FOUND, "There is no account " + id);
  }
}
