package org.headgate.accounts.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/**
 * Another account got the address after the code was mailed to it. Only the holder of the code, and
 * so of the address, learns this.
 */
public final class EmailAddressTakenException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public EmailAddressTakenException() {
    super(ProblemType.CONFLICT, "The address now belongs to another account");
  }
}
