package org.headgate.pool.service.admission;

import java.time.Duration;

/** Work was not admitted. The guard answers the caller with 503; the exception never leaves it. */
public final class AdmissionRefusedException extends Exception {
  private final RefusalReason reason;
  private final Duration retryAfter;

  AdmissionRefusedException(RefusalReason reason, Duration retryAfter) {
    // An expected answer under load: no stack trace, which is dear and says nothing.
    super(reason.name(), null, false, false);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  public RefusalReason reason() {
    return reason;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
