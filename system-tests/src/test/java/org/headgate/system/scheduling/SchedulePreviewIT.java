package org.headgate.system.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.junit.jupiter.api.Test;

/** The next instants of a trigger and of a schedule. */
class SchedulePreviewIT extends ScheduleSteps {

  @Test
  void previewFollowsTheDstRules() {
    Person ada = Person.user(headgate);
    Map<String, Object> trigger =
        Map.of("type", "cron", "expression", "30 2 * * SUN", "time_zone", "Europe/Berlin");

    List<String> shifted = preview(ada, Map.of("trigger", trigger, "count", 60));
    List<String> skipped = preview(ada, Map.of("trigger", trigger, "count", 60, "dst_gap", "skip"));
    List<String> both =
        preview(ada, Map.of("trigger", trigger, "count", 60, "dst_overlap", "both"));

    assertThat(shifted).hasSize(60).isSorted();
    assertThat(skipped).hasSize(60);
    assertThat(shifted.stream().filter(item -> !skipped.contains(item)).limit(1))
        .allMatch(item -> item.endsWith("T01:30:00Z"))
        .hasSize(1);
    assertThat(both.stream().filter(item -> !shifted.contains(item)).limit(1))
        .allMatch(item -> item.endsWith("T01:30:00Z"))
        .hasSize(1);
    ada.asCaller()
        .body(Map.of("trigger", trigger, "count", 101))
        .post("/schedules/preview")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("count"));
  }

  @Test
  void nextInstantsOfAnIntervalAreEvenlySpaced() {
    Person ada = Person.user(headgate);
    String id =
        create(
                ada,
                reminder(
                    Map.of(
                        "type", "interval", "every", "PT15M", "start_at", "2026-01-01T00:05:00Z")))
            .path("id");

    List<String> items =
        ada.asCaller().get("/schedules/" + id + "/next?count=3").then().extract().path("items");

    assertThat(items).hasSize(3);
    Instant first = Instant.parse(items.get(0));
    assertThat(Duration.between(Instant.parse("2026-01-01T00:05:00Z"), first).toSeconds() % 900)
        .isZero();
    assertThat(items.get(2)).isEqualTo(first.plusSeconds(1800).toString());
    ada.asCaller().get("/schedules/" + id + "/next?count=0").then().statusCode(400);
    ada.asCaller().get("/schedules/" + id + "/next").then().body("items", hasSize(10));
  }
}
