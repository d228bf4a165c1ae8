package org.headgate.webhooks.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.headgate.webhooks.persistence.DeliveryResult;
import org.headgate.webhooks.persistence.DeliveryResult.End;
import org.junit.jupiter.api.Test;

/** The meaning of answers, and how long an event is retried. */
class DeliveryPolicyTest {

  @Test
  void acceptedDeliveriesAreDelivered() {
    assertThat(DeliveryPolicy.evaluate(ActionResult.done(), 3, 7))
        .isEqualTo(
            new DeliveryResult(End.DELIVERED, Duration.ZERO, Duration.ZERO, Optional.empty()));
  }

  @Test
  void eventIsTriedTwelveTimesInAboutTwoDays() {
    Instant startedAt = Instant.parse("2026-01-31T09:00:00Z");
    Instant now = startedAt;
    int attempt = 1;
    DeliveryResult result = DeliveryPolicy.evaluate(ActionResult.failed("500"), attempt, 0);
    while (result.end() == End.RETRY) {
      now = now.plus(result.delay());
      attempt++;
      result = DeliveryPolicy.evaluate(ActionResult.failed("500"), attempt, 0);
    }

    assertThat(result.end()).isEqualTo(End.DEAD);
    assertThat(attempt).isEqualTo(12);
    assertThat(Duration.between(startedAt, now))
        .isBetween(Duration.ofHours(48), Duration.ofHours(54));
  }

  @Test
  void requestedPauseAppliesToEventAndEndpoint() {
    DeliveryResult result =
        DeliveryPolicy.evaluate(ActionResult.failed("429", Duration.ofHours(1)), 1, 0);

    assertThat(result.delay()).isEqualTo(Duration.ofHours(1));
    assertThat(result.endpointPause()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void endpointPausesGrowWithEachFailureUpToAMinute() {
    assertThat(quiet(0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(quiet(3)).isEqualTo(Duration.ofSeconds(8));
    assertThat(quiet(100)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void refusedDeliveriesAreDeadAtOnce() {
    assertThat(DeliveryPolicy.evaluate(ActionResult.refused("a private address"), 1, 0))
        .extracting(DeliveryResult::end, DeliveryResult::error)
        .containsExactly(End.DEAD, Optional.of("a private address"));
  }

  @Test
  void localFaultsAreDeferredWithoutAnEndpointPause() {
    DeliveryResult result = DeliveryPolicy.evaluate(ActionResult.deferred("no network"), 12, 4);

    assertThat(result.end()).isEqualTo(End.DEFERRED);
    assertThat(result.delay()).isEqualTo(Duration.ofSeconds(10));
    assertThat(result.endpointPause()).isZero();
  }

  private static Duration quiet(int failures) {
    return DeliveryPolicy.evaluate(ActionResult.failed("500"), 1, failures).endpointPause();
  }
}
