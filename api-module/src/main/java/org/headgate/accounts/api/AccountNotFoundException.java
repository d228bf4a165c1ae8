package org.headgate.accounts.api;

import org.headgate.common.identity.UserId;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** An id was named that no account has. */
public final class AccountNotFoundException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public AccountNotFoundException(UserId id) {
    super(ProblemType.NOT_FOUND, "There is no account " + id);
  }
}
