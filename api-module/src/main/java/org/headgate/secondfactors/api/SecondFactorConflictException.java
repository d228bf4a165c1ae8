package org.headgate.secondfactors.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** The second factor is not in the state that the request needs. */
public final class SecondFactorConflictException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  private SecondFactorConflictException(String detail) {
    super(ProblemType.CONFLICT, detail);
  }

  /** An app is active: a token alone must not replace it. */
  public static SecondFactorConflictException alreadyOn() {
    return new SecondFactorConflictException(
        "An authenticator app is enrolled already; remove it first");
  }

  /** The credential belongs to an account already. */
  public static SecondFactorConflictException passkeyKnown() {
    return new SecondFactorConflictException("This passkey is registered already");
  }

  /** The limit of passkeys is reached. */
  public static SecondFactorConflictException tooManyPasskeys() {
    return new SecondFactorConflictException(
        "The account has the maximum number of passkeys; remove one first");
  }

  /** No app waits for confirmation. */
  public static SecondFactorConflictException nothingPending() {
    return new SecondFactorConflictException("No enrolment is pending; start again");
  }
}
