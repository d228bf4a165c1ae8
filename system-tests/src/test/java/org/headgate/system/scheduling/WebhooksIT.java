package org.headgate.system.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks of a server that may reach private addresses, to a receiver that checks them. */
class WebhooksIT extends WebhookServer {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @BeforeEach
  void clearReceived() {
    RECEIVED.clear();
  }

  @Test
  void webhookIsSignedAndCarriesItsPayload() throws GeneralSecurityException {
    Person ada = Person.user(headgate);
    var created = ada.asCaller().body(hook("/signed", 5)).post("/schedules");
    String id = created.path("id");
    String secret = created.path("action.secret");

    String execution = ada.asCaller().post("/schedules/" + id + "/trigger").path("id");

    await().atMost(PATIENCE).until(() -> !received("/signed").isEmpty());
    Received hook = received("/signed").get(0);
    assertThat(hook.id()).isEqualTo(execution);
    assertThat(hook.body()).isEqualTo("{\"b\":1,\"a\":[2]}");
    assertThat(Long.parseLong(hook.timestamp()))
        .isBetween(Instant.now().getEpochSecond() - 60, Instant.now().getEpochSecond() + 5);
    assertThat(hook.signature()).isEqualTo("v1," + expected(secret, hook));
    assertThat(headgate.logLines(secret.substring("whsec_".length()))).isEmpty();
  }

  @Test
  void failedDeliveryIsRetriedUnderTheSameIdWithHistory() {
    FAILURES_LEFT.set(2);
    Person ada = Person.user(headgate);
    String id = ada.asCaller().body(hook("/flaky", 5)).post("/schedules").path("id");
    ada.asCaller().post("/schedules/" + id + "/trigger").then().statusCode(202);

    await().atMost(PATIENCE).until(() -> received("/flaky").size() == 3);

    assertThat(received("/flaky"))
        .extracting(Received::id)
        .containsOnly(received("/flaky").get(0).id());
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                ada.asCaller()
                    .get("/schedules/" + id + "/executions")
                    .path("items.outcome")
                    .equals(List.of("succeeded", "failed", "failed")));
    ada.asCaller()
        .get("/schedules/" + id + "/executions")
        .then()
        .body("items.attempt", equalTo(List.of(3, 2, 1)))
        .body("items[1].error", containsString("500"));
  }

  @Test
  void tenConsecutiveFailuresDisableTheScheduleAndNotifyTheOwner() {
    Person ada = Person.user(headgate);
    String id = ada.asCaller().body(hook("/broken", 1)).post("/schedules").path("id");
    for (int i = 0; i < 10; i++) {
      ada.asCaller().post("/schedules/" + id + "/trigger").then().statusCode(202);
    }

    await()
        .atMost(PATIENCE)
        .until(() -> ada.asCaller().get("/schedules/" + id).path("state").equals("disabled"));
    ada.asCaller()
        .get("/schedules/" + id)
        .then()
        .body("disabled_reason", containsString("500"))
        .body("enabled", equalTo(false));
    assertThat(headgate.mailbox(ada.email()).mail(2).subject()).contains("Hook /broken");
    ada.asCaller()
        .post("/schedules/" + id + "/resume")
        .then()
        .body("state", equalTo("active"))
        .body("disabled_reason", equalTo(null));
  }

  @Test
  void goneReceiverDisablesTheScheduleAndNotifiesTheOwner() {
    Person ada = Person.user(headgate);
    String id = hourly(ada, "/gone", 5);
    makeDue(id);

    await()
        .atMost(PATIENCE)
        .until(() -> ada.asCaller().get("/schedules/" + id).path("state").equals("disabled"));

    ada.asCaller()
        .get("/schedules/" + id)
        .then()
        .body("enabled", equalTo(false))
        .body("next_execution_at", equalTo(null))
        .body("disabled_reason", containsString("410"));
    await().atMost(PATIENCE).until(() -> outcomes(ada, id).equals(List.of("failed")));
    assertThat(received("/gone")).hasSize(1);
    assertThat(headgate.mailbox(ada.email()).mail(2))
        .satisfies(
            mail -> {
              assertThat(mail.subject()).contains("Hook /gone");
              assertThat(mail.text()).contains("410").doesNotContain("ten times");
            });
    ada.asCaller()
        .post("/schedules/" + id + "/resume")
        .then()
        .body("state", equalTo("active"))
        .body("disabled_reason", equalTo(null));
    ada.asCaller().delete("/schedules/" + id).then().statusCode(204);
  }

  @Test
  void pauseRequestedByReceiverIsKept() {
    Person ada = Person.user(headgate);
    String id = hourly(ada, "/later", 5);
    String lastTry = hourly(ada, "/later-once", 1);

    // The first attempt, and then an instant that waits for the end of the pause.
    makeDue(id);
    makeDue(lastTry);
    await().atMost(PATIENCE).until(() -> outcomes(ada, id).contains("failed"));
    await().atMost(PATIENCE).until(() -> outcomes(ada, lastTry).contains("failed"));
    makeDue(id);
    makeDue(lastTry);
    await().atMost(PATIENCE).until(() -> outcomes(ada, id).contains("skipped"));
    await().atMost(PATIENCE).until(() -> outcomes(ada, lastTry).contains("waiting"));

    assertThat(received("/later")).hasSize(1);
    assertThat(received("/later-once")).hasSize(1);
    ada.asCaller()
        .get("/schedules/" + lastTry + "/executions")
        .then()
        .body("items.find { it.outcome == 'waiting' }.error", containsString("asked for a pause"));
    ada.asCaller()
        .post("/schedules/" + lastTry + "/trigger")
        .then()
        .statusCode(202)
        .body("error", containsString("asked for a pause"));
    for (String delivery : List.of(id, lastTry)) {
      ada.asCaller().get("/schedules/" + delivery).then().body("state", equalTo("active"));
      ada.asCaller().delete("/schedules/" + delivery).then().statusCode(204);
    }
  }

  @Test
  void payloadNumbersAreSentUnchanged() {
    Person ada = Person.user(headgate);
    String id = ada.asCaller().body(hook("/exact", 1)).post("/schedules").path("id");
    String numbers = "\"a\":0.1000000000000000055511151231257827,\"c\":1e400,\"z\":-0.0,\"e\":1.10";
    ada.asCaller()
        .body("{\"action\":{\"payload\":{\"b\":\"\\\\u0000\"," + numbers + "}}}")
        .patch("/schedules/" + id)
        .then()
        .statusCode(200);

    ada.asCaller().post("/schedules/" + id + "/test").then().body("outcome", equalTo("succeeded"));

    assertThat(received("/exact"))
        .singleElement()
        .extracting(Received::body)
        .isEqualTo("{\"b\":\"\\\\u0000\"," + numbers + "}");
  }

  @Test
  void testDeliveryIsNotRecordedInHistory() {
    Person ada = Person.user(headgate);
    String id = ada.asCaller().body(hook("/test", 1)).post("/schedules").path("id");

    ada.asCaller()
        .post("/schedules/" + id + "/test")
        .then()
        .statusCode(200)
        .body("outcome", equalTo("succeeded"));

    assertThat(received("/test")).hasSize(1);
    ada.asCaller().get("/schedules/" + id + "/executions").then().body("items", equalTo(List.of()));
  }

  private static String expected(String secret, Received hook) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String signed = hook.id() + "." + hook.timestamp() + "." + hook.body();
    return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  private static Map<String, Object> hook(String path, int attempts) {
    String body =
        "{\"type\":\"webhook\",\"url\":\"http://127.0.0.1:%d%s\",\"payload\":{\"b\":1,\"a\":[2]}}"
            .formatted(receiver.getAddress().getPort(), path);
    return Map.of(
        "name",
        "Hook " + path,
        "trigger",
        Map.of("type", "cron", "expression", "0 9 * * *"),
        "action",
        io.restassured.path.json.JsonPath.from(body).getMap("$"),
        "retry",
        Map.of("max_attempts", attempts, "initial_delay", "PT1S"));
  }

  private static String hourly(Person person, String path, int attempts) {
    Map<String, Object> schedule = new HashMap<>(hook(path, attempts));
    schedule.put("trigger", Map.of("type", "interval", "every", "PT1H"));
    return person
        .asCaller()
        .body(schedule)
        .post("/schedules")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Its next instant is now. */
  private static void makeDue(String id) {
    new Sql(headgate.databaseUrl())
        .update(
            "update platform.schedule set next_at = date_trunc('milliseconds', now()), fence = fence + 1 where id = ?::uuid",
            id);
  }

  private static List<String> outcomes(Person person, String id) {
    return person.asCaller().get("/schedules/" + id + "/executions").path("items.outcome");
  }
}
