package org.headgate.personaltokens.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** An account has as many personal access tokens as it may. */
public final class PersonalTokenConflictException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public PersonalTokenConflictException(int most) {
    super(ProblemType.CONFLICT, "There are " + most + " tokens already; withdraw one first");
  }
}
