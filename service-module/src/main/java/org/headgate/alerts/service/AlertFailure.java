package org.headgate.alerts.service;

import java.time.Duration;
import java.util.Optional;
import org.headgate.scheduling.service.dispatch.ActionResult;

/**
 * A failed attempt to deliver an alert, and what follows from it, by the rules of other receivers.
 * A fault of this service or of its mail server never ends the attempts.
 *
 * @param pause until the next attempt
 * @param gaveUp whether there is none
 * @param isOurs whether it counts as no attempt, as this service was at fault
 */
record AlertFailure(String error, Duration pause, boolean gaveUp, boolean isOurs) {

  /** About ten hours of attempts. */
  static final int MAX_ATTEMPTS = 48;

  private static final Duration INITIAL_DELAY = Duration.ofSeconds(5);
  private static final Duration MAX_DELAY = Duration.ofMinutes(15);
  private static final int MAX_DOUBLINGS = 8;
  private static final Duration DEFERRAL = Duration.ofSeconds(30);

  /**
   * @param attempt its number, from 1
   */
  static AlertFailure of(ActionResult result, int attempt) {
    String error = result.error().orElse("too many alerts are being sent");
    return switch (result.kind()) {
      case DEFERRED, BUSY -> new AlertFailure(error, result.pause().orElse(DEFERRAL), false, true);
      case REFUSED, GONE -> new AlertFailure(error, pause(attempt), true, false);
      case FAILED, DONE ->
          new AlertFailure(
              error, longer(pause(attempt), result.pause()), attempt >= MAX_ATTEMPTS, false);
    };
  }

  /** 5 s, 10 s, 20 s, up to 15 minutes. */
  static Duration pause(int attempt) {
    Duration pause = INITIAL_DELAY.multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS));
    return pause.compareTo(MAX_DELAY) < 0 ? pause : MAX_DELAY;
  }

  private static Duration longer(Duration own, Optional<Duration> requested) {
    return requested.filter(pause -> pause.compareTo(own) > 0).orElse(own);
  }
}
