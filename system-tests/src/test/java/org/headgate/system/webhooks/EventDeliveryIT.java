package org.headgate.system.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.headgate.launcher.mail.CaughtMail;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.receivers.EventReceiver;
import org.headgate.system.receivers.EventReceiver.Received;
import org.junit.jupiter.api.Test;

/** How events are delivered: retries, dead letters, secrets and tests. */
class EventDeliveryIT extends EventSteps {
  @Test
  void failedEventsAreRetriedUnderTheSameIdInOrder() {
    AtomicInteger failures = new AtomicInteger(2);
    receiver.answer(
        event ->
            event.type().equals("account.verified") && failures.getAndDecrement() > 0 ? 500 : 200);

    String id = Person.user(headgate).me().path("id");
    await()
        .atMost(EventReceiver.PATIENCE)
        .until(
            () -> {
              endPauses();
              return receiver.of(id).size() >= 5;
            });

    assertThat(receiver.types(id, 5))
        .containsExactly(
            "account.created",
            "account.verified",
            "account.verified",
            "account.verified",
            "session.started");
    assertThat(receiver.of(id).subList(1, 4))
        .extracting(Received::id)
        .containsOnly(receiver.of(id).get(1).id());
    subscriber
        .admin()
        .get(subscriber.path("/deliveries"))
        .then()
        .body("items.find { it.event_type == 'account.verified' }.attempts", equalTo(3));
  }

  @Test
  void goneReceiverIsDisabledAndItsDeadLettersReplayed() {
    receiver.answer(event -> 410);
    String ada = Person.user(headgate).me().path("id");

    awaitDisabled();
    Instant after = Instant.now();
    List<String> dead = subscriber.deliveries("dead");
    assertThat(dead).isNotEmpty();
    assertReplayIsRefused(dead.get(0));
    receiver.answer(event -> 200);
    activate();

    replay(dead.get(dead.size() - 1));
    subscriber
        .admin()
        .body(Map.of("since", after.minusSeconds(3600).toString(), "until", after.toString()))
        .post(subscriber.path("/replays"))
        .then()
        .statusCode(200)
        .body("replayed", equalTo(dead.size() - 1))
        .body("is_complete", equalTo(true));
    await()
        .atMost(EventReceiver.PATIENCE)
        .until(() -> subscriber.deliveries("delivered").containsAll(dead));
    assertThat(subscriber.deliveries("dead")).isEmpty();
    assertThat(receiver.of(ada)).extracting(Received::id).containsAll(dead);
    assertThat(actions()).contains("webhook.disabled", "webhook.changed", "webhook.replayed");
  }

  /** The administrators get a mail about it. */
  private void awaitDisabled() {
    await()
        .atMost(EventReceiver.PATIENCE)
        .until(() -> subscriber.admin().get(subscriber.path("")).path("is_active").equals(false));
    CaughtMail mail =
        headgate
            .mailbox(headgate.administrator().email())
            .about("Events are no longer sent: " + subscriber.name());
    assertThat(mail.text()).contains("410");
  }

  private void replay(String delivery) {
    subscriber
        .admin()
        .post(subscriber.path("/deliveries/" + delivery + "/replay"))
        .then()
        .statusCode(202)
        .body("id", equalTo(delivery))
        .body("state", equalTo("waiting"));
    await()
        .atMost(EventReceiver.PATIENCE)
        .until(() -> subscriber.deliveries("delivered").contains(delivery));
  }

  /** Replays need a range, some types, and an active endpoint. */
  private void assertReplayIsRefused(String dead) {
    subscriber.admin().post(subscriber.path("/replays")).then().statusCode(400);
    subscriber
        .admin()
        .body(Map.of("since", "2026-01-01T00:00:00Z", "event_types", List.of()))
        .post(subscriber.path("/replays"))
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("event_types"));
    subscriber
        .admin()
        .post(subscriber.path("/deliveries/" + dead + "/replay"))
        .then()
        .statusCode(409);
  }

  @Test
  void secretIsRotatedWithOverlap() {
    var made = subscriber.admin().post(subscriber.path("/secrets"));
    made.then().statusCode(201);
    String second = made.path("secret");
    subscriber.admin().post(subscriber.path("/secrets")).then().statusCode(409);
    String ada = Person.user(headgate).me().path("id");
    receiver.types(ada, 3);

    Received both = receiver.of(ada).get(0);
    assertThat(both.signature())
        .isEqualTo(both.expected(subscriber.secret()) + " " + both.expected(second));
    String first = subscriber.admin().get(subscriber.path("")).path("secrets[0].id");
    subscriber.admin().delete(subscriber.path("/secrets/" + first)).then().statusCode(204);
    subscriber.admin().delete(subscriber.path("/secrets/" + first)).then().statusCode(404);
    String last = made.path("secret_id");
    subscriber.admin().delete(subscriber.path("/secrets/" + last)).then().statusCode(409);
    String bob = Person.user(headgate).me().path("id");
    receiver.types(bob, 3);
    Received one = receiver.of(bob).get(0);
    assertThat(one.signature()).isEqualTo(one.expected(second));
    assertThat(headgate.logLines(second.substring("whsec_".length()))).isEmpty();
  }

  @Test
  void testDeliveryReturnsItsOutcome() {
    receiver.answer(event -> event.type().equals("webhook.test") ? 503 : 200);
    subscriber
        .admin()
        .post(subscriber.path("/test"))
        .then()
        .statusCode(200)
        .body("outcome", equalTo("failed"))
        .body("error", equalTo("the receiver answered 503"));
    receiver.answer(event -> 200);

    String id = subscriber.admin().post(subscriber.path("/test")).path("id");

    Received event =
        receiver.all().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    assertThat(event.signature()).isEqualTo(event.expected(subscriber.secret()));
    assertThat(event.type()).isEqualTo("webhook.test");
    assertThat(subscriber.deliveries("delivered")).doesNotContain(id);
  }

  /** The second of an event is half a minute. */
  private void endPauses() {
    new Sql(headgate.databaseUrl())
        .update(
            "update platform.webhook_delivery set next_at = now()"
                + " where endpoint_id = ?::uuid and state = 'waiting' and next_at > now()"
                + " and (claimed_until is null or claimed_until <= now())",
            subscriber.id());
  }

  private void activate() {
    subscriber
        .admin()
        .body(Map.of("is_active", true))
        .patch(subscriber.path(""))
        .then()
        .statusCode(200)
        .body("disabled_reason", equalTo(null));
  }

  private List<String> actions() {
    return subscriber
        .admin()
        .queryParam("subject", subscriber.id())
        .get("/admin/audit")
        .path("items.action");
  }
}
