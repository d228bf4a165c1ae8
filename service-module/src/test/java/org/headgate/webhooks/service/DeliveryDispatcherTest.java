package org.headgate.webhooks.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.headgate.webhooks.persistence.DeliveryRepository;
import org.junit.jupiter.api.Test;

/** Order of deliveries, and their limit for each endpoint. */
class DeliveryDispatcherTest extends DeliveryDispatcherSteps {
  @Test
  void eventIsSentWithAllSecretsOfItsEndpoint() {
    UUID eventId = event("ada");

    assertThat(node(delivery -> ActionResult.done()).dispatch(List.of(endpoint))).isOne();

    assertThat(sent)
        .singleElement()
        .satisfies(
            delivery -> {
              assertThat(delivery.eventId()).isEqualTo(eventId);
              assertThat(delivery.body()).isEqualTo("{}");
              assertThat(delivery.attempt()).isOne();
              assertThat(delivery.sealedSecrets()).containsExactly(new byte[] {1}, new byte[] {2});
            });
    assertThat(state(eventId)).isEqualTo("delivered");
  }

  @Test
  void eventsOfAnAccountAreSentInOrderOneByOne() {
    List<UUID> adas = List.of(event("ada"), event("ada"), event("ada"));
    UUID bobs = event("bob");
    DeliveryDispatcher node = node(delivery -> ActionResult.done());

    assertThat(node.dispatch(List.of(endpoint))).isEqualTo(2);
    assertThat(node.dispatch(List.of(endpoint))).isOne();
    assertThat(node.dispatch(List.of(endpoint))).isOne();
    assertThat(node.dispatch(List.of(endpoint))).isZero();

    assertThat(events()).containsExactlyInAnyOrder(adas.get(0), bobs, adas.get(1), adas.get(2));
    assertThat(events()).containsSubsequence(adas);
  }

  @Test
  void abandonedDeliveryLetsTheNextProceed() {
    UUID first = event("ada");
    UUID second = event("ada");
    DeliveryDispatcher node =
        node(
            delivery ->
                delivery.eventId().equals(first)
                    ? ActionResult.refused("a private address")
                    : ActionResult.done());

    node.dispatch(List.of(endpoint));
    pass(Duration.ofSeconds(2));
    node.dispatch(List.of(endpoint));

    assertThat(state(first)).isEqualTo("dead");
    assertThat(state(second)).isEqualTo("delivered");
  }

  @Test
  void endpointHasAtMostFourDeliveriesInFlight() {
    for (int i = 0; i < 9; i++) {
      event("person " + i);
    }
    List<Runnable> workers = new ArrayList<>();
    DeliveryDispatcher node =
        new DeliveryDispatcher(
            new DeliveryRepository(database.pool(1)),
            UNGUARDED,
            delivery -> ActionResult.done(),
            (delivery, reason, error) -> true,
            workers::add,
            () -> {});

    assertThat(node.dispatch(List.of(endpoint))).isEqualTo(4);
    assertThat(node.dispatch(List.of(endpoint))).isZero();
    workers.get(0).run();
    assertThat(node.dispatch(List.of(endpoint))).isOne();
  }
}
