package org.headgate.accounts.web;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** The caller has the role, and logged in with one factor where the role asks for two. */
final class SecondFactorRequired extends HeadgateException {

  private static final long serialVersionUID = 1L;

  SecondFactorRequired() {
    super(
        ProblemType.SECOND_FACTOR_REQUIRED,
        "This role is used with a second factor only: set one up under /users/me, and log in with it");
  }
}
