package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.headgate.launcher.mail.CaughtMail;
import org.headgate.system.EventReceiver.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens here is told to whoever wants to know: signed, in order, and until it is taken. */
class EventsIT {

  private final Headgate headgate = Headgate.permissive();
  private EventSubscriber subscriber;
  private EventReceiver receiver;

  @BeforeEach
  void subscribe() {
    subscriber = EventSubscriber.of(headgate, EventSubscriber.ALL);
    receiver = subscriber.receiver();
  }

  @AfterEach
  void unsubscribe() {
    subscriber.close();
  }

  @Test
  void whatHappensToAnAccountIsToldSignedAndInOrder() {
    Person ada = Person.user(headgate);
    String id = ada.me().path("id");
    String session = ada.sessionId();
    ada.asCaller().body(Map.of("full_name", "Ada King")).patch("/users/me").then().statusCode(200);
    Authenticator app = SecondFactorSteps.begin(ada);
    SecondFactorSteps.confirm(ada, app.code()).then().statusCode(200);
    SecondFactorSteps.remove(ada, Person.PASSWORD).then().statusCode(204);
    ada.changePassword(Person.PASSWORD, "ten lanterns over the weir").then().statusCode(204);
    Person other = Person.administrator(headgate);
    other
        .asCaller()
        .body(Map.of("roles", List.of("user", "operator")))
        .patch("/admin/users/" + id)
        .then()
        .statusCode(200);
    ada.keep(ada.logIn("ten lanterns over the weir"));
    ada.logOut().then().statusCode(204);
    ada.keep(ada.logIn("ten lanterns over the weir"));
    ada.delete("ten lanterns over the weir").then().statusCode(202);

    assertThat(receiver.types(id, 14))
        .containsExactly(
            "account.created",
            "account.verified",
            "session.started",
            "account.updated",
            "factor.added",
            "factor.removed",
            "password.changed",
            "account.updated",
            "session.started",
            "session.ended",
            "session.started",
            "session.ended",
            "session.ended",
            "account.deleted");
    List<Received> events = receiver.of(id);
    assertThat(events)
        .allSatisfy(
            event -> assertThat(event.signature()).isEqualTo(event.expected(subscriber.secret())))
        .extracting(Received::id)
        .doesNotHaveDuplicates();
    assertThat(events.get(2).json().getString("data.session_id")).isEqualTo(session);
    assertThat(events.get(3).json().getList("data.changed")).containsExactly("full_name");
    assertThat(events.get(4).json().getString("data.factor")).isEqualTo("totp");
    assertThat(events.get(7).json().getList("data.changed")).containsExactly("roles");
    assertThat(events.get(9).json().getString("data.reason")).isEqualTo("logout");
    assertThat(Instant.parse(events.get(13).json().getString("timestamp")))
        .isAfterOrEqualTo(Instant.parse(events.get(0).json().getString("timestamp")));
    assertThat(events).noneSatisfy(event -> assertThat(event.body()).contains(ada.email()));
    await().atMost(EventReceiver.PATIENCE).until(() -> subscriber.deliveries("waiting").isEmpty());
    assertThat(subscriber.deliveries("delivered"))
        .contains(events.stream().map(Received::id).toArray(String[]::new));
  }

  @Test
  void guessesAndAdministratorsLockAccounts() {
    Person ada = Person.user(headgate);
    String id = ada.me().path("id");
    for (int i = 0; i < 6; i++) {
      ada.logIn("not the password").then().statusCode(401);
    }
    subscriber
        .admin()
        .body(Map.of("is_active", false))
        .patch("/admin/users/" + id)
        .then()
        .statusCode(200);

    List<String> types = receiver.types(id, 7);
    assertThat(types)
        .containsExactly(
            "account.created",
            "account.verified",
            "session.started",
            "account.locked",
            "session.ended",
            "account.updated",
            "account.locked");
    assertThat(receiver.of(id).get(3).json().getString("data.reason"))
        .isEqualTo("too_many_passwords");
    assertThat(receiver.of(id).get(6).json().getString("data.reason")).isEqualTo("deactivated");
  }

  @Test
  void aScheduleThatIsStoppedIsToldOf() {
    Person ada = Person.user(headgate);
    String id = ada.me().path("id");
    try (EventReceiver gone = EventReceiver.started()) {
      gone.answer(request -> 410);
      String schedule =
          ada.asCaller()
              .body(
                  Map.of(
                      "name", "Gone",
                      "trigger", Map.of("type", "cron", "expression", "0 9 * * *"),
                      "action", Map.of("type", "webhook", "url", gone.url())))
              .post("/schedules")
              .path("id");
      ada.asCaller().post("/schedules/" + schedule + "/trigger").then().statusCode(202);

      assertThat(receiver.types(id, 4)).endsWith("schedule.disabled");
      assertThat(receiver.of(id).get(3).json().getString("data.schedule_id")).isEqualTo(schedule);
    }
  }

  @Test
  void whatIsRefusedComesAgainUnderTheSameIdAndTheNextWaits() {
    AtomicInteger failures = new AtomicInteger(2);
    receiver.answer(
        event ->
            event.type().equals("account.verified") && failures.getAndDecrement() > 0 ? 500 : 200);

    String id = Person.user(headgate).me().path("id");

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
  void aReceiverThatIsGoneIsDisabledAndItsDeadLettersAreSentAgain() {
    receiver.answer(event -> 410);
    String ada = Person.user(headgate).me().path("id");

    await()
        .atMost(EventReceiver.PATIENCE)
        .until(() -> subscriber.admin().get(subscriber.path("")).path("is_active").equals(false));
    Instant after = Instant.now();
    CaughtMail mail =
        headgate
            .mailbox(headgate.administrator().email())
            .about("Events are no longer sent: " + subscriber.name());
    assertThat(mail.text()).contains("410");
    subscriber.admin().post(subscriber.path("/replays")).then().statusCode(400);
    List<String> dead = subscriber.deliveries("dead");
    assertThat(dead).isNotEmpty();
    subscriber
        .admin()
        .post(subscriber.path("/deliveries/" + dead.get(0) + "/replay"))
        .then()
        .statusCode(409);
    receiver.answer(event -> 200);
    activate();

    String oldest = dead.get(dead.size() - 1);
    subscriber
        .admin()
        .post(subscriber.path("/deliveries/" + oldest + "/replay"))
        .then()
        .statusCode(202)
        .body("id", equalTo(oldest))
        .body("state", equalTo("waiting"));
    await()
        .atMost(EventReceiver.PATIENCE)
        .until(() -> subscriber.deliveries("delivered").contains(oldest));
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
        .until(() -> subscriber.deliveries("delivered").size() == dead.size());
    assertThat(subscriber.deliveries("dead")).isEmpty();
    assertThat(receiver.of(ada)).extracting(Received::id).containsAll(dead);
    assertThat(actions()).contains("webhook.disabled", "webhook.changed", "webhook.replayed");
  }

  @Test
  void aSecretIsReplacedWithoutAGap() {
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
  void aTestDeliverySaysAtOnceHowItWent() {
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

  @Test
  void anImportTellsOfEachAccount() {
    Person administrator = Person.administrator(headgate);
    new ImportSteps(headgate, administrator.accessToken())
        .taken("", ImportSteps.lines("told-" + UUID.randomUUID(), 2));

    await()
        .atMost(EventReceiver.PATIENCE)
        .until(
            () ->
                receiver.all().stream()
                        .filter(event -> event.type().equals("account.created"))
                        .filter(event -> event.json().getString("data.import_id") != null)
                        .count()
                    == 2);
    assertThat(receiver.all()).hasSizeGreaterThanOrEqualTo(2);
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
