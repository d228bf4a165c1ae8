package org.headgate.common.problem;

import java.time.Duration;

/** This node accepts no new work because it is stopping; running work is finished. */
public final class ShuttingDownException extends TemporarilyUnavailableException {
  public ShuttingDownException(Duration retryAfter) {
    super(
        ProblemType.SHUTTING_DOWN,
        "This server is stopping and accepts no new work.",
        retryAfter,
        null);
  }
}
