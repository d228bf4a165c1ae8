package org.headgate.system.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.headgate.launcher.mail.CaughtMail;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** Execution of schedules by the packaged server. */
class SchedulesRunIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Headgate headgate = Headgate.shared();

  @Test
  void reminderIsMailedAndRecordedInHistory() {
    Person ada = Person.user(headgate);
    String at = Instant.now().plusSeconds(3).toString();
    String id = create(ada, reminder("Water the plants", Map.of("type", "once", "at", at)));

    CaughtMail mail = headgate.mailbox(ada.email()).mail(2);

    assertThat(mail.subject()).isEqualTo("Water the plants");
    awaitOutcome(ada, id, "succeeded");
    ada.asCaller()
        .get("/schedules/" + id + "/statistics")
        .then()
        .statusCode(200)
        .body("executions", equalTo(1))
        .body("outcomes.succeeded", equalTo(1))
        .body("lag.p95", notNullValue())
        .body("last_succeeded_at", notNullValue());
    history(ada, id)
        .then()
        .body("items[0].kind", equalTo("scheduled"))
        .body("items[0].attempt", equalTo(1))
        .body("items[0].started_at", notNullValue())
        .body("items[0].finished_at", notNullValue());
    ada.asCaller()
        .get("/schedules/" + id)
        .then()
        .body("state", equalTo("finished"))
        .body("next_execution_at", equalTo(null));
  }

  @Test
  void pausedScheduleCanBeTriggeredManually() {
    Person ada = Person.user(headgate);
    String id = create(ada, reminder("By hand", daily()));
    ada.asCaller().post("/schedules/" + id + "/pause").then().statusCode(200);

    Response ordered = ada.asCaller().post("/schedules/" + id + "/trigger");

    ordered
        .then()
        .statusCode(202)
        .body("kind", equalTo("manual"))
        .body("schedule_id", equalTo(id))
        .body("outcome", equalTo("waiting"));
    awaitOutcome(ada, id, "succeeded");
    history(ada, id).then().body("items[0].id", equalTo(ordered.path("id")));
    ada.asCaller()
        .queryParam("query", "BY H")
        .get("/schedules")
        .then()
        .body("items.id", contains(id))
        .body("items[0].recent_executions.executions", equalTo(1))
        .body("items[0].recent_executions.outcomes.succeeded", equalTo(1))
        .body("items[0].recent_executions.last_outcome", equalTo("succeeded"))
        .body("items[0].recent_executions.last_ended_at", notNullValue());
    assertThat(headgate.mailbox(ada.email()).mail(2).subject()).isEqualTo("By hand");
  }

  @Test
  void backfillExecutesARangeOnce() {
    Person ada = Person.user(headgate);
    String id =
        create(
            ada,
            reminder(
                "Again",
                Map.of("type", "interval", "every", "PT1H", "start_at", "2026-01-01T00:00:00Z")));
    Map<String, String> range =
        Map.of("from", "2026-01-02T00:00:00Z", "to", "2026-01-02T03:00:00Z");

    ada.asCaller()
        .body(range)
        .post("/schedules/" + id + "/backfill")
        .then()
        .statusCode(202)
        .body("instants", equalTo(4))
        .body("ordered", equalTo(4));
    await()
        .atMost(PATIENCE)
        .until(() -> outcomes(ada, id).stream().filter("succeeded"::equals).count() == 4);
    ada.asCaller()
        .body(range)
        .post("/schedules/" + id + "/backfill")
        .then()
        .statusCode(202)
        .body("ordered", equalTo(0));
    ada.asCaller()
        .body(Map.of("from", "2026-01-02T00:00:00Z", "to", "2126-01-02T03:00:00Z"))
        .post("/schedules/" + id + "/backfill")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("to"));
    ada.asCaller()
        .get("/schedules/" + id + "/executions?limit=2")
        .then()
        .body("items[0].scheduled_for", equalTo("2026-01-02T03:00:00Z"))
        .body("items[0].kind", equalTo("backfill"))
        .body("next_cursor", notNullValue());
  }

  @Test
  void webhookToLoopbackIsRefused() {
    Person ada = Person.user(headgate);
    String own = headgate.url("/health");
    for (String url : List.of(own, own.replace("localhost", "127.0.0.1"))) {
      String id = create(ada, webhook(url));

      ada.asCaller()
          .post("/schedules/" + id + "/test")
          .then()
          .statusCode(200)
          .body("outcome", equalTo("failed"))
          .body("error", containsString("loopback"));
    }
  }

  @Test
  void systemTaskIsListedAsSchedule() {
    Person.administrator(headgate)
        .asCaller()
        .get("/admin/schedules?query=execution-history")
        .then()
        .body(
            "items.find { it.system && it.action.task == 'execution-history' }.state",
            equalTo("active"));
  }

  @Test
  void scheduleMetricsArePublished() {
    Person ada = Person.user(headgate);
    String id = create(ada, reminder("Counted", daily()));
    ada.asCaller().post("/schedules/" + id + "/trigger");
    awaitOutcome(ada, id, "succeeded");

    assertThat(headgate.root().get("/metrics").asString())
        .contains("headgate_schedules_attempts_total")
        .contains("headgate_schedules_lag_seconds")
        .contains("headgate_schedules_due")
        .contains("headgate_schedules_running");
  }

  private static String create(Person person, Map<String, Object> schedule) {
    return person
        .asCaller()
        .body(schedule)
        .post("/schedules")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static Response history(Person person, String id) {
    return person.asCaller().get("/schedules/" + id + "/executions");
  }

  private static List<String> outcomes(Person person, String id) {
    return history(person, id).path("items.outcome");
  }

  private static void awaitOutcome(Person person, String id, String outcome) {
    await().atMost(PATIENCE).until(() -> outcomes(person, id).contains(outcome));
  }

  private static Map<String, Object> daily() {
    return Map.of("type", "cron", "expression", "0 9 * * *");
  }

  private static Map<String, Object> reminder(String subject, Map<String, Object> trigger) {
    return Map.of(
        "name",
        subject,
        "trigger",
        trigger,
        "action",
        Map.of("type", "email", "subject", subject, "body", "It is time"));
  }

  private static Map<String, Object> webhook(String url) {
    return Map.of(
        "name", "Hook", "trigger", daily(), "action", Map.of("type", "webhook", "url", url));
  }
}
