package org.headgate.webhooks.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.headgate.webhooks.persistence.ClaimedDelivery;
import org.headgate.webhooks.persistence.DeliveryRepository;
import org.junit.jupiter.api.Test;

/** Retries of failed deliveries, and dead letters. */
class DeliveryRetryTest extends DeliveryDispatcherSteps {
  @Test
  void failedDeliveryDelaysOnlyEventsOfItsSubject() {
    UUID first = event("ada");
    UUID second = event("ada");
    UUID bobs = event("bob");
    DeliveryDispatcher node =
        node(
            delivery ->
                delivery.eventId().equals(first) && delivery.attempt() < 3
                    ? ActionResult.failed("500")
                    : ActionResult.done());

    node.dispatch(List.of(endpoint));
    pass(Duration.ofSeconds(4));
    node.dispatch(List.of(endpoint));
    assertThat(events()).containsExactlyInAnyOrder(first, bobs);
    pass(Duration.ofSeconds(2));
    node.dispatch(List.of(endpoint));
    pass(Duration.ofSeconds(31));
    node.dispatch(List.of(endpoint));
    assertThat(state(first)).isEqualTo("delivered");
    node.dispatch(List.of(endpoint));

    assertThat(events()).endsWith(first, first, second);
    assertThat(sent).extracting(ClaimedDelivery::attempt).endsWith(2, 3, 1);
  }

  @Test
  void eventIsADeadLetterAfterTwelveAttempts() {
    UUID eventId = event("ada");
    DeliveryDispatcher node = node(delivery -> ActionResult.failed("the receiver answered 500"));

    for (int i = 0; i < 20; i++) {
      pass(Duration.ofDays(1));
      node.dispatch(List.of(endpoint));
    }

    assertThat(sent).hasSize(12).extracting(ClaimedDelivery::eventId).containsOnly(eventId);
    assertThat(state(eventId)).isEqualTo("dead");
    assertThat(database.text("select error from platform.webhook_delivery"))
        .isEqualTo("the receiver answered 500");
  }

  @Test
  void expiredClaimIsSentAgainAndItsLateResultIgnored() {
    UUID eventId = event("ada");
    DeliveryRepository dying = new DeliveryRepository(database.pool(1));
    ClaimedDelivery taken = dying.claim(Map.of(endpoint, 1)).get(0);
    DeliveryDispatcher other = node(delivery -> ActionResult.failed("500"));

    assertThat(other.dispatch(List.of(endpoint))).isZero();
    pass(Duration.ofSeconds(61));
    assertThat(other.dispatch(List.of(endpoint))).isOne();

    assertThat(events()).containsExactly(eventId);
    assertThat(dying.finish(taken, DeliveryPolicy.evaluate(ActionResult.done(), 1, 0))).isFalse();
    assertThat(state(eventId)).isEqualTo("waiting");
  }

  @Test
  void waitingEventsAreSentAtOnceAfterAnOutage() {
    UUID eventId = event("ada");
    boolean[] isUp = {false};
    DeliveryDispatcher node =
        node(delivery -> isUp[0] ? ActionResult.done() : ActionResult.failed("500"));
    while (failures() < DeliveryPolicy.MIN_FAILURES_OF_OUTAGE) {
      pass(Duration.ofHours(1));
      node.dispatch(List.of(endpoint));
    }
    isUp[0] = true;
    event("bob");

    pass(Duration.ofMinutes(2));
    node.dispatch(List.of(endpoint));
    node.dispatch(List.of(endpoint));

    assertThat(failures()).isZero();
    assertThat(state(eventId)).isEqualTo("delivered");
  }

  @Test
  void endpointPauseDelaysAllItsEvents() {
    event("ada");
    DeliveryDispatcher node = node(delivery -> ActionResult.failed("429", Duration.ofMinutes(30)));
    node.dispatch(List.of(endpoint));
    event("bob");

    pass(Duration.ofMinutes(29));
    assertThat(node.dispatch(List.of(endpoint))).isZero();
    pass(Duration.ofMinutes(2));
    assertThat(node.dispatch(List.of(endpoint))).isEqualTo(2);
  }

  /** A delivery that was under way succeeds after another one was asked to wait. */
  @Test
  void pauseThatWasAskedForMeanwhileStays() {
    event("ada");
    node(delivery -> ActionResult.failed("500")).dispatch(List.of(endpoint));
    event("bob");
    pass(Duration.ofSeconds(10));
    DeliveryRepository other = new DeliveryRepository(database.pool(1));
    ClaimedDelivery underWay = other.claim(Map.of(endpoint, 1)).get(0);
    DeliveryDispatcher node = node(delivery -> ActionResult.failed("429", Duration.ofMinutes(30)));
    assertThat(node.dispatch(List.of(endpoint))).isOne();

    other.recovered(underWay, true);

    assertThat(failures()).isZero();
    pass(Duration.ofMinutes(29));
    assertThat(node.dispatch(List.of(endpoint))).isZero();
    pass(Duration.ofMinutes(2));
    assertThat(node.dispatch(List.of(endpoint))).isPositive();
  }
}
