package org.headgate.idempotency.api;

import java.time.Duration;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** The first request with this key is still being processed. Nothing was done a second time. */
public final class RequestInProgressException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public RequestInProgressException() {
    super(
        ProblemType.CONFLICT,
        "The first request with this key is still running; try again in a moment",
        Duration.ofSeconds(1));
  }
}
