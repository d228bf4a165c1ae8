package org.headgate.accounts;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/**
 * The address became another account's after the code had been mailed to it. Only who has the code,
 * and so the address, is told.
 */
public final class AddressTaken extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public AddressTaken() {
    super(ProblemType.CONFLICT, "The address belongs to another account by now");
  }
}
