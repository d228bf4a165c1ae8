package org.headgate.factors;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** The second factor is not in the state that the request takes for granted. */
public final class SecondFactorConflict extends HeadgateException {

  private static final long serialVersionUID = 1L;

  private SecondFactorConflict(String detail) {
    super(ProblemType.CONFLICT, detail);
  }

  /** An app is enrolled: it is not replaced by who holds nothing but a token. */
  public static SecondFactorConflict alreadyOn() {
    return new SecondFactorConflict("An authenticator app is enrolled already; remove it first");
  }

  /** One credential belongs to one account, once. */
  public static SecondFactorConflict passkeyKnown() {
    return new SecondFactorConflict("This passkey is registered already");
  }

  /** There is an end to everything. */
  public static SecondFactorConflict tooManyPasskeys() {
    return new SecondFactorConflict("There are as many passkeys as an account may have");
  }

  /** Nothing waits to be confirmed. */
  public static SecondFactorConflict nothingPending() {
    return new SecondFactorConflict("No authenticator app waits to be confirmed; begin anew");
  }
}
