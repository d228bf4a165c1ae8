package org.headgate.accounts.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/**
 * The address became another account's after the code had been mailed to it. Only who has the code,
 * and so the address, is told.
 */
public final class EmailAddressTakenException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public EmailAddressTakenException() {
    super(ProblemType.CONFLICT, "The address belongs to another account by now");
  }
}
