package org.headgate.system.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.headgate.system.client.AtOnce;
import org.headgate.system.client.Authenticator;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.imports.ImportSteps;
import org.headgate.system.receivers.EventReceiver;
import org.headgate.system.receivers.EventReceiver.Received;
import org.headgate.system.secondfactors.SecondFactorSteps;
import org.junit.jupiter.api.Test;

/** Which events are sent. */
class EventsIT extends EventSteps {
  @Test
  void accountEventsAreSignedAndInOrder() {
    Person ada = Person.user(headgate);
    String id = ada.me().path("id");
    String session = ada.sessionId();
    useEachFeature(ada, id);

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

  /** Changes and deletes the account, and ends some of its sessions. */
  private void useEachFeature(Person ada, String id) {
    for (int i = 0; i < 2; i++) {
      ada.asCaller()
          .body(Map.of("full_name", "Ada King", "locale", "en"))
          .patch("/users/me")
          .then()
          .statusCode(200);
    }
    Authenticator app = SecondFactorSteps.startEnrolment(ada);
    SecondFactorSteps.confirm(ada, app.code()).then().statusCode(200);
    SecondFactorSteps.remove(ada, Person.PASSWORD).then().statusCode(204);
    ada.changePassword(Person.PASSWORD, "ten lanterns over the weir").then().statusCode(204);
    Person.administrator(headgate)
        .asCaller()
        .body(Map.of("roles", List.of("user", "operator")))
        .patch("/admin/users/" + id)
        .then()
        .statusCode(200);
    ada.keep(ada.logIn("ten lanterns over the weir"));
    ada.logOut().then().statusCode(204);
    ada.keep(ada.logIn("ten lanterns over the weir"));
    ada.delete("ten lanterns over the weir").then().statusCode(202);
  }

  @Test
  void sessionEndedByAdministratorIsReportedAsSuch() {
    Person ada = Person.user(headgate);
    String id = ada.me().path("id");
    subscriber.admin().delete("/admin/users/" + id + "/sessions/" + ada.sessionId());

    assertThat(receiver.types(id, 4)).endsWith("session.ended");
    assertThat(receiver.of(id).get(3).json().getString("data.reason"))
        .isEqualTo("ended_by_administrator");
  }

  @Test
  void concurrentReuseOfOldTokenEndsSessionOnce() throws Exception {
    Person ada = Person.user(headgate);
    String id = ada.me().path("id");
    String old = ada.refreshToken();
    ada.keep(ada.refresh(old));
    Sql database = new Sql(headgate.databaseUrl());
    database.update(
        "update platform.session"
            + " set rotations = array(select r - interval '31 seconds' from unnest(rotations) r)"
            + " where account_id = cast(? as uuid)",
        id);

    assertThat(AtOnce.times(8, () -> ada.refresh(old).statusCode())).containsOnly(401);

    ada.keep(ada.logIn(Person.PASSWORD));
    assertThat(receiver.types(id, 5))
        .containsExactly(
            "account.created",
            "account.verified",
            "session.started",
            "session.ended",
            "session.started");
    assertThat(
            database.text(
                "select count(*) from platform.audit_entry"
                    + " where subject_id = ? and action = 'account.refresh_token_reused'",
                id))
        .isEqualTo("1");
  }

  @Test
  void addressVerificationIsReportedOnce() {
    Person ada = Person.stranger(headgate);
    String id =
        subscriber
            .admin()
            .body(Map.of("email", ada.email()))
            .post("/admin/users/invitations")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String invitation = ada.code();
    headgate
        .api()
        .body(Map.of("email", ada.email()))
        .post("/auth/resend-otp")
        .then()
        .statusCode(202);
    String verification = ada.mailbox().codeOfMail(2);

    headgate
        .api()
        .body(Map.of("email", ada.email(), "code", invitation, "password", Person.PASSWORD))
        .post("/auth/invitations/accept")
        .then()
        .statusCode(200);
    ada.keep(ada.verify(verification));

    assertThat(receiver.types(id, 5))
        .containsExactly(
            "account.created",
            "account.verified",
            "password.changed",
            "session.started",
            "session.started");
  }

  @Test
  void replacedSignUpIsReportedAsDeleted() {
    Person stranger = Person.stranger(headgate);
    stranger.signUp();
    stranger.code();
    String signUp =
        new Sql(headgate.databaseUrl())
            .text("select id from platform.account where email = ?", stranger.email());
    Person ada = Person.user(headgate);
    String id = ada.me().path("id");
    ada.changeEmail(stranger.email(), Person.PASSWORD).then().statusCode(202);

    ada.confirmEmail(stranger.mailbox().codeOfMail(2)).then().statusCode(200);

    assertThat(receiver.types(signUp, 2)).containsExactly("account.created", "account.deleted");
    assertThat(receiver.of(signUp).get(1).json().getString("data.actor")).contains(id);
  }

  @Test
  void disabledSchedulesAreReported() {
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
  void importSendsAnEventForEachAccount() {
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
}
