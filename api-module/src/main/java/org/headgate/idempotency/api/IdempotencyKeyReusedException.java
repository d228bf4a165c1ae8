package org.headgate.idempotency.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** The key was used for another request within the last 24 hours. Nothing was done. */
public final class IdempotencyKeyReusedException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public IdempotencyKeyReusedException() {
    super(
        ProblemType.IDEMPOTENCY_KEY_REUSED,
        "This key was used with another body or another path; use a new key for a new request");
  }
}
