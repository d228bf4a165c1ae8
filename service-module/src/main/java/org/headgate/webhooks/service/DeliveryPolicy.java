package org.headgate.webhooks.service;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.headgate.common.text.SingleLineText;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.headgate.webhooks.persistence.DeliveryResult;
import org.headgate.webhooks.persistence.DeliveryResult.End;

/**
 * Interprets the response to a delivery. Failures are retried for about two days; meanwhile the
 * whole endpoint is paused, longer with each consecutive failure.
 */
final class DeliveryPolicy {

  /**
   * The delay after the first attempt, the second and so on; after the last one the delivery is
   * given up.
   */
  static final List<Duration> DELAYS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4),
          Duration.ofHours(8),
          Duration.ofHours(12),
          Duration.ofHours(24));

  /** An endpoint that has failed for this long, and often enough in a row, is disabled. */
  static final Duration MAX_FAILING = Duration.ofDays(3);

  static final int MIN_FAILURES = 10;

  /** After this many consecutive failures, the first success makes all waiting deliveries due. */
  static final int MIN_FAILURES_OF_OUTAGE = 5;

  private static final Duration INITIAL_ENDPOINT_PAUSE = Duration.ofSeconds(1);
  private static final Duration MAX_ENDPOINT_PAUSE = Duration.ofMinutes(1);
  private static final int MAX_DOUBLINGS = 6;
  private static final Duration DEFERRAL = Duration.ofSeconds(10);
  private static final int MAX_ERROR_LENGTH = 1000;

  private DeliveryPolicy() {}

  /**
   * Decides what follows from the response to an attempt.
   *
   * @param attempt its number, from 1
   * @param failures consecutive failures of the endpoint before
   */
  static DeliveryResult evaluate(ActionResult answer, int attempt, int failures) {
    Optional<String> error =
        answer.error().map(text -> SingleLineText.spaced(text, MAX_ERROR_LENGTH));
    return switch (answer.kind()) {
      case DONE ->
          new DeliveryResult(End.DELIVERED, Duration.ZERO, Duration.ZERO, Optional.empty());
      case FAILED -> failed(answer.pause(), error, attempt, failures);
      case REFUSED, GONE ->
          new DeliveryResult(End.DEAD, Duration.ZERO, endpointPauseAfter(failures), error);
      case DEFERRED, BUSY ->
          new DeliveryResult(End.DEFERRED, answer.pause().orElse(DEFERRAL), Duration.ZERO, error);
    };
  }

  private static DeliveryResult failed(
      Optional<Duration> requested, Optional<String> error, int attempt, int failures) {
    Duration endpointPause = max(endpointPauseAfter(failures), requested);
    if (attempt > DELAYS.size()) {
      return new DeliveryResult(End.DEAD, Duration.ZERO, endpointPause, error);
    }
    return new DeliveryResult(
        End.RETRY, max(DELAYS.get(attempt - 1), requested), endpointPause, error);
  }

  private static Duration endpointPauseAfter(int failures) {
    Duration doubled = INITIAL_ENDPOINT_PAUSE.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
    return doubled.compareTo(MAX_ENDPOINT_PAUSE) < 0 ? doubled : MAX_ENDPOINT_PAUSE;
  }

  private static Duration max(Duration own, Optional<Duration> requested) {
    return requested.filter(pause -> pause.compareTo(own) > 0).orElse(own);
  }
}
