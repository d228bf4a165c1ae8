package org.headgate.idempotency;

import java.time.Duration;
import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** The first request with this key has not been answered yet. Nothing was done a second time. */
public final class StillAnswering extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public StillAnswering() {
    super(
        ProblemType.CONFLICT,
        "The first request with this key is still being answered; ask again in a moment",
        Duration.ofSeconds(1));
  }
}
