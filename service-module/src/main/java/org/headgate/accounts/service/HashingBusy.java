package org.headgate.accounts.service;

import java.time.Duration;
import org.headgate.problem.ProblemType;
import org.headgate.problem.ServiceUnavailable;

/** More passwords wait to be checked than can be in time. */
public final class HashingBusy extends ServiceUnavailable {

  private static final long serialVersionUID = 1L;

  HashingBusy(Duration retryAfter) {
    super(
        ProblemType.HASHING_BUSY,
        "More passwords are waiting to be checked than can be checked in time",
        retryAfter,
        null);
  }
}
