package org.headgate.sessions.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** The caller has the role but logged in with one factor, where the role needs two. */
public final class SecondFactorRequiredException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public SecondFactorRequiredException() {
    super(
        ProblemType.SECOND_FACTOR_REQUIRED,
        "This role requires a second factor: set one up under /users/me and log in with it");
  }
}
