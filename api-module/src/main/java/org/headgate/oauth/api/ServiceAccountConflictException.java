package org.headgate.oauth.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** A service account has two secrets already. */
public final class ServiceAccountConflictException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public ServiceAccountConflictException() {
    super(ProblemType.CONFLICT, "There are two secrets already; revoke one first");
  }
}
