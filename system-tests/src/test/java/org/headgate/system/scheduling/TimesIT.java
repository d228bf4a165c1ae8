package org.headgate.system.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time zones, instants and changes of the clocks, over the wire. */
class TimesIT {

  private static final String TOO_EARLY = "-1000000000-01-01T00:00:00Z";

  private final Headgate headgate = Headgate.shared();

  @Test
  void wildcardsRepeatAndFixedTimesRunOnceAtAutumnTransition() {
    Person ada = Person.user(headgate);

    ClocksGoBack change = ClocksGoBack.next();

    assertThat(overlap(ada, change, "*/15 *", Map.of())).hasSize(9);
    assertThat(overlap(ada, change, "0 *", Map.of())).hasSize(3);
    assertThat(overlap(ada, change, "30 " + change.hour(), Map.of()))
        .containsExactly(change.at().minus(Duration.ofMinutes(30)));
    assertThat(overlap(ada, change, "*/15 *", Map.of("dst_overlap", "first"))).hasSize(5);
  }

  @Test
  void defaultFollowsTheExpressionUntilOneIsChosen() {
    Person ada = Person.user(headgate);
    String id =
        ada.asCaller()
            .body(reminder(cron("*/15 * * * *", "Europe/Berlin")))
            .post("/schedules")
            .then()
            .statusCode(201)
            .body("dst_gap", equalTo("skip"))
            .body("dst_overlap", equalTo("both"))
            .extract()
            .path("id");

    patched(ada, id, Map.of("trigger", Map.of("expression", "30 2 * * *")), "shift", "first");
    patched(ada, id, Map.of("dst_overlap", "both"), "shift", "both");
    patched(ada, id, Map.of("trigger", Map.of("expression", "*/5 * * * *")), "skip", "both");
    patched(ada, id, Map.of("dst_overlap", "first", "dst_gap", "shift"), "shift", "first");
    Map<String, Object> none = new HashMap<>();
    none.put("dst_overlap", null);
    none.put("dst_gap", null);
    patched(ada, id, none, "skip", "both");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"from\":\"" + TOO_EARLY + "\",\"to\":\"2026-01-02T00:00:00Z\"} | from",
        "{\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"+1000000000-01-01T00:00:00Z\"} | to",
        "{\"from\":\"1969-12-31T23:59:59Z\",\"to\":\"2026-01-02T00:00:00Z\"} | from",
        "{\"from\":0,\"to\":\"2026-01-02T00:00:00Z\"} | from",
        "{\"from\":\"2026-01-02T00:00:00Z\",\"to\":\"2026-01-01T00:00:00Z\"} | to",
      })
  void backfillRangeOutOfBoundsIsRefusedByField(String bodyAndField) {
    String[] parts = bodyAndField.split(" \\| ", -1);
    Person ada = Person.user(headgate);
    String id = ada.asCaller().body(reminder(hourly())).post("/schedules").path("id");

    ada.asCaller()
        .body(parts[0])
        .post("/schedules/" + id + "/backfill")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem(parts[1]));
  }

  @Test
  void instantsAndDurationsOutOfRangeAreRefusedByField() {
    Person ada = Person.user(headgate);
    assertRefused(ada, Map.of("type", "once", "at", TOO_EARLY), "trigger.at");
    assertRefused(ada, Map.of("type", "once", "at", "+10000-01-01T00:00:00Z"), "trigger.at");
    assertRefused(ada, Map.of("type", "once", "at", 4102444800L), "trigger.at");
    assertRefused(
        ada,
        Map.of("type", "interval", "every", "PT1H", "start_at", TOO_EARLY),
        "trigger.start_at");
    for (String every : List.of("PT0S", "-PT15M", "P1Y", "P1M", "PT9999999999H", "PT0.5S")) {
      assertRefused(ada, Map.of("type", "interval", "every", every), "trigger.every");
    }
    Person.administrator(headgate)
        .asCaller()
        .queryParam("since", TOO_EARLY)
        .get("/admin/audit")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("since"));
    String id = ada.asCaller().body(reminder(hourly())).post("/schedules").path("id");
    String cursor =
        Base64.getUrlEncoder()
            .encodeToString((TOO_EARLY + "\u001f1").getBytes(StandardCharsets.UTF_8));
    ada.asCaller()
        .queryParam("cursor", cursor)
        .get("/schedules/" + id + "/executions")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("cursor"));
    ada.asCaller()
        .body(Map.of("birth_date", "-999999999-01-01"))
        .put("/users/me/profile")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("birth_date"));
  }

  @Test
  void previewEndsWithYear9999() {
    Person ada = Person.user(headgate);
    Map<String, Object> last =
        Map.of("type", "interval", "every", "P366D", "start_at", "9999-06-01T00:00:00Z");

    ada.asCaller()
        .body(Map.of("trigger", last, "count", 100))
        .post("/schedules/preview")
        .then()
        .statusCode(200)
        .body("items", equalTo(List.of("9999-06-01T00:00:00Z")));
    ada.asCaller()
        .body(Map.of("trigger", Map.of("type", "once", "at", "9999-12-31T23:59:59Z")))
        .post("/schedules/preview")
        .then()
        .body("items", equalTo(List.of("9999-12-31T23:59:59Z")));
  }

  private static void assertRefused(Person person, Map<String, Object> trigger, String field) {
    person
        .asCaller()
        .body(reminder(trigger))
        .post("/schedules")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem(field));
  }

  private static void patched(
      Person person, String id, Map<String, Object> patch, String gap, String overlap) {
    person
        .asCaller()
        .body(patch)
        .patch("/schedules/" + id)
        .then()
        .statusCode(200)
        .body("dst_gap", equalTo(gap))
        .body("dst_overlap", equalTo(overlap));
  }

  /** The executions at these times in the hour that comes twice. */
  private static List<Instant> overlap(
      Person person, ClocksGoBack change, String times, Map<String, Object> policy) {
    Map<String, Object> body = new HashMap<>(policy);
    body.put("trigger", cron(times + " " + change.day(), change.zone()));
    body.put("count", 100);
    List<String> items =
        person
            .asCaller()
            .body(body)
            .post("/schedules/preview")
            .then()
            .statusCode(200)
            .extract()
            .path("items");
    return items.stream().map(Instant::parse).filter(change.isInBothHours()).toList();
  }

  private static Map<String, Object> cron(String expression, String zone) {
    return Map.of("type", "cron", "expression", expression, "time_zone", zone);
  }

  private static Map<String, Object> hourly() {
    return Map.of("type", "interval", "every", "PT1H");
  }

  private static Map<String, Object> reminder(Map<String, Object> trigger) {
    return Map.of(
        "name",
        "Times",
        "trigger",
        trigger,
        "action",
        Map.of("type", "email", "subject", "Times", "body", "It is time"));
  }
}
