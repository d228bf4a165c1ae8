package org.headgate.secondfactors.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** The second factor is not in the state that the request takes for granted. */
public final class SecondFactorConflictException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  private SecondFactorConflictException(String detail) {
    super(ProblemType.CONFLICT, detail);
  }

  /** An app is enrolled: it is not replaced by who holds nothing but a token. */
  public static SecondFactorConflictException alreadyOn() {
    return new SecondFactorConflictException(
        "An authenticator app is enrolled already; remove it first");
  }

  /** One credential belongs to one account, once. */
  public static SecondFactorConflictException passkeyKnown() {
    return new SecondFactorConflictException("This passkey is registered already");
  }

  /** There is an end to everything. */
  public static SecondFactorConflictException tooManyPasskeys() {
    return new SecondFactorConflictException(
        "The account has as many passkeys as it may have; remove one first");
  }

  /** Nothing waits to be confirmed. */
  public static SecondFactorConflictException nothingPending() {
    return new SecondFactorConflictException(
        "No authenticator app waits to be confirmed; begin anew");
  }
}
