package org.headgate.personaltokens.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** The account has reached the limit of personal access tokens. */
public final class PersonalTokenConflictException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public PersonalTokenConflictException(int max) {
    super(ProblemType.CONFLICT, "There are " + max + " tokens already; revoke one first");
  }
}
