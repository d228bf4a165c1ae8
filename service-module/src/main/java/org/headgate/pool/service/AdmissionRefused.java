package org.headgate.pool.service;

import java.time.Duration;

/** Why somebody was not admitted; stays inside the guard, which tells the caller 503. */
public final class AdmissionRefused extends Exception {
  private final Refusal reason;
  private final Duration retryAfter;

  AdmissionRefused(Refusal reason, Duration retryAfter) {
    // An expected answer under load: no stack trace, which is dear and says nothing.
    super(reason.name(), null, false, false);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  Refusal reason() {
    return reason;
  }

  Duration retryAfter() {
    return retryAfter;
  }
}
