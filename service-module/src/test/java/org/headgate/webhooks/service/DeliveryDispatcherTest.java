package org.headgate.webhooks.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.headgate.pool.service.guard.DispatchBed;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.headgate.scheduling.service.dispatch.DispatchGuard;
import org.headgate.webhooks.persistence.ClaimedDelivery;
import org.headgate.webhooks.persistence.DeliveryRepository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Order, repetition and giving up of deliveries on a real PostgreSQL whose time a test moves. */
class DeliveryDispatcherTest {

  private static final DispatchGuard UNGUARDED =
      new DispatchGuard() {
        @Override
        public <T> T call(Supplier<T> statement) {
          return statement.get();
        }
      };

  private static DispatchBed bed;

  private final UUID endpoint = UUID.randomUUID();
  private final List<ClaimedDelivery> sent = new ArrayList<>();
  private final List<String> stopped = new ArrayList<>();
  private int written;

  @BeforeAll
  static void start() {
    bed = DispatchBed.started();
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @BeforeEach
  void anEndPointWithTwoSecrets() {
    bed.update("delete from platform.webhook_delivery");
    bed.update("delete from platform.webhook_endpoint");
    bed.update(
        """
        insert into platform.webhook_endpoint (id, name, url, event_types, created_at)
        values ('%s', 'test', 'https://example.org/', '{account.created}', now())
        """
            .formatted(endpoint));
    for (String secret : List.of("01", "02")) {
      bed.update(
          "insert into platform.webhook_secret values ('00000000-0000-0000-0000-0000000000%s', '%s', '\\x%s', now())"
              .formatted(secret, endpoint, secret));
    }
  }

  @Test
  void anEventIsSentWithAllSecretsOfItsEndPoint() {
    UUID event = event("ada");

    assertThat(node(delivery -> ActionResult.done()).dispatch(List.of(endpoint))).isOne();

    assertThat(sent)
        .singleElement()
        .satisfies(
            delivery -> {
              assertThat(delivery.event()).isEqualTo(event);
              assertThat(delivery.body()).isEqualTo("{}");
              assertThat(delivery.attempt()).isOne();
              assertThat(delivery.sealedSecrets()).containsExactly(new byte[] {1}, new byte[] {2});
            });
    assertThat(state(event)).isEqualTo("delivered");
  }

  @Test
  void eventsOfOneAccountAreSentInTheirOrderAndOneAfterTheOther() {
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
  void whatFailsKeepsTheEventsBehindItWaitingAndNoOthers() {
    UUID first = event("ada");
    UUID second = event("ada");
    UUID bobs = event("bob");
    DeliveryDispatcher node =
        node(
            delivery ->
                delivery.event().equals(first) && delivery.attempt() < 3
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
  void whatIsGivenUpLetsTheNextGo() {
    UUID first = event("ada");
    UUID second = event("ada");
    DeliveryDispatcher node =
        node(
            delivery ->
                delivery.event().equals(first)
                    ? ActionResult.refused("a private address")
                    : ActionResult.done());

    node.dispatch(List.of(endpoint));
    pass(Duration.ofSeconds(2));
    node.dispatch(List.of(endpoint));

    assertThat(state(first)).isEqualTo("dead");
    assertThat(state(second)).isEqualTo("delivered");
  }

  @Test
  void afterTwelveAttemptsAnEventIsADeadLetter() {
    UUID event = event("ada");
    DeliveryDispatcher node = node(delivery -> ActionResult.failed("the receiver answered 500"));

    for (int i = 0; i < 20; i++) {
      pass(Duration.ofDays(1));
      node.dispatch(List.of(endpoint));
    }

    assertThat(sent).hasSize(12).extracting(ClaimedDelivery::event).containsOnly(event);
    assertThat(state(event)).isEqualTo("dead");
    assertThat(bed.text("select error from platform.webhook_delivery"))
        .isEqualTo("the receiver answered 500");
  }

  @Test
  void whatADyingNodeTookIsSentAgainUnderTheSameIdAndItsLateAnswerChangesNothing() {
    UUID event = event("ada");
    DeliveryRepository dying = new DeliveryRepository(bed.pool(1));
    ClaimedDelivery taken = dying.claim(Map.of(endpoint, 1)).get(0);
    DeliveryDispatcher other = node(delivery -> ActionResult.failed("500"));

    assertThat(other.dispatch(List.of(endpoint))).isZero();
    pass(Duration.ofSeconds(61));
    assertThat(other.dispatch(List.of(endpoint))).isOne();

    assertThat(events()).containsExactly(event);
    assertThat(dying.finish(taken, DeliveryPolicy.judge(ActionResult.done(), 1, 0))).isFalse();
    assertThat(state(event)).isEqualTo("waiting");
  }

  @Test
  void aReceiverThatIsGoneIsDisabledBeforeAnythingElse() {
    event("ada");

    node(delivery -> ActionResult.gone("410")).dispatch(List.of(endpoint));

    assertThat(stopped).containsExactly("gone 410");
  }

  @Test
  void anEndPointThatTakesNothingForThreeDaysIsDisabled() {
    for (int i = 0; i < 20; i++) {
      event("person " + i);
    }
    DeliveryDispatcher node = node(delivery -> ActionResult.failed("500"));
    while (failures() < 10) {
      node.dispatch(List.of(endpoint));
      pass(Duration.ofMinutes(2));
    }
    assertThat(stopped).isEmpty();

    bed.update(
        "update platform.webhook_endpoint set failing_since = failing_since - interval '3 days'");
    while (stopped.isEmpty()) {
      pass(Duration.ofDays(1));
      event("another " + written);
      node.dispatch(List.of(endpoint));
    }

    assertThat(stopped).startsWith("failed 500");
  }

  @Test
  void afterAnOutageWhatWaitsForAnotherAttemptGoesAtOnce() {
    UUID event = event("ada");
    boolean[] isUp = {false};
    DeliveryDispatcher node =
        node(delivery -> isUp[0] ? ActionResult.done() : ActionResult.failed("500"));
    while (failures() < DeliveryPolicy.OUTAGE) {
      pass(Duration.ofHours(1));
      node.dispatch(List.of(endpoint));
    }
    isUp[0] = true;
    event("bob");

    pass(Duration.ofMinutes(2));
    node.dispatch(List.of(endpoint));
    node.dispatch(List.of(endpoint));

    assertThat(failures()).isZero();
    assertThat(state(event)).isEqualTo("delivered");
  }

  @Test
  void anEndPointThatIsAskedForAPauseGetsNothingBefore() {
    event("ada");
    DeliveryDispatcher node = node(delivery -> ActionResult.failed("429", Duration.ofMinutes(30)));
    node.dispatch(List.of(endpoint));
    event("bob");

    pass(Duration.ofMinutes(29));
    assertThat(node.dispatch(List.of(endpoint))).isZero();
    pass(Duration.ofMinutes(2));
    assertThat(node.dispatch(List.of(endpoint))).isEqualTo(2);
  }

  @Test
  void anEndPointHasFourUnderWayAtATime() {
    for (int i = 0; i < 9; i++) {
      event("person " + i);
    }
    List<Runnable> workers = new ArrayList<>();
    DeliveryDispatcher node =
        new DeliveryDispatcher(
            new DeliveryRepository(bed.pool(1)),
            UNGUARDED,
            delivery -> ActionResult.done(),
            (delivery, gone, error) -> true,
            workers::add,
            () -> {});

    assertThat(node.dispatch(List.of(endpoint))).isEqualTo(4);
    assertThat(node.dispatch(List.of(endpoint))).isZero();
    workers.get(0).run();
    assertThat(node.dispatch(List.of(endpoint))).isOne();
  }

  private DeliveryDispatcher node(Function<ClaimedDelivery, ActionResult> receiver) {
    return new DeliveryDispatcher(
        new DeliveryRepository(bed.pool(1)),
        UNGUARDED,
        delivery -> {
          sent.add(delivery);
          return receiver.apply(delivery);
        },
        (delivery, gone, error) -> stopped.add((gone ? "gone " : "failed ") + error),
        Runnable::run,
        () -> {});
  }

  private UUID event(String stream) {
    written++;
    UUID id = UUID.randomUUID();
    bed.update(
        """
        insert into platform.webhook_delivery (endpoint_id, event_id, event_type, stream, body, occurred_at)
        values ('%s', '%s', 'account.created', '%s', '{}', now())
        """
            .formatted(endpoint, id, stream));
    return id;
  }

  /** As if all clocks were later. */
  private static void pass(Duration time) {
    String interval = "interval '" + time.toSeconds() + " seconds'";
    bed.update(
        "update platform.webhook_delivery set next_at = next_at - %1$s, claimed_until = claimed_until - %1$s"
            .formatted(interval));
    bed.update("update platform.webhook_endpoint set quiet_until = quiet_until - " + interval);
  }

  private List<UUID> events() {
    return sent.stream().map(ClaimedDelivery::event).toList();
  }

  private static long failures() {
    return bed.number("select failures from platform.webhook_endpoint");
  }

  private static String state(UUID event) {
    return bed.text("select state from platform.webhook_delivery where event_id = '" + event + "'");
  }
}
