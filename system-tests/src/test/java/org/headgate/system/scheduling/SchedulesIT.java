package org.headgate.system.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.junit.jupiter.api.Test;

/** Schedules of an owner: creation, pages, changes and pauses. */
class SchedulesIT extends ScheduleSteps {
  @Test
  void createdScheduleIsReturnedAndListed() {
    Person ada = Person.user(headgate);

    Response created = create(ada, reminder(daily()));

    created
        .then()
        .statusCode(201)
        .header("ETag", startsWith("\"1."))
        .body("state", equalTo("active"))
        .body("enabled", equalTo(true))
        .body("trigger.type", equalTo("cron"))
        .body("trigger.time_zone", equalTo("Europe/Berlin"))
        .body("dst_gap", equalTo("shift"))
        .body("dst_overlap", equalTo("first"))
        .body("catch_up", equalTo("one"))
        .body("catch_up_window", equalTo("PT1H"))
        .body("overlap", equalTo("skip"))
        .body("retry.max_attempts", equalTo(5))
        .body("retry.initial_delay", equalTo("PT10S"))
        .body("retry.max_delay", equalTo("PT15M"))
        .body("next_execution_at", notNullValue());
    String id = created.path("id");
    assertThat(created.header("Location")).endsWith("/api/v1/schedules/" + id);
    ada.asCaller()
        .get("/schedules/" + id)
        .then()
        .statusCode(200)
        .header("ETag", startsWith("\"1."))
        .body("name", equalTo("Weekly report"))
        .body("next_execution_at", equalTo(created.path("next_execution_at")));
    ada.asCaller().get("/schedules").then().body("items.id", hasItem(id));
  }

  @Test
  void schedulesAreHiddenFromOthers() {
    Person ada = Person.user(headgate);
    String id = create(ada, reminder(daily())).path("id");
    Person eve = Person.user(headgate);

    eve.asCaller().get("/schedules").then().body("items", hasSize(0));
    eve.asCaller().get("/schedules/" + id).then().statusCode(404);
    eve.asCaller().body(Map.of("name", "Mine")).patch("/schedules/" + id).then().statusCode(404);
    eve.asCaller().delete("/schedules/" + id).then().statusCode(404);
    for (String call : List.of("pause", "resume", "trigger")) {
      eve.asCaller().post("/schedules/" + id + "/" + call).then().statusCode(404);
    }
    eve.asCaller().get("/schedules/" + id + "/next").then().statusCode(404);
    eve.asCaller().get("/schedules/" + id + "/executions").then().statusCode(404);
    ada.asCaller().get("/schedules/" + id).then().statusCode(200);
  }

  @Test
  void administratorsSeeAllSchedulesWithOwners() {
    Person ada = Person.user(headgate);
    String id = create(ada, reminder(daily())).path("id");
    String owner = ada.me().path("id");

    Person.administrator(headgate)
        .asCaller()
        .get("/admin/schedules")
        .then()
        .statusCode(200)
        .body("items.find { it.id == '" + id + "' }.owner", equalTo(owner));
  }

  @Test
  void patchChangesOnlyGivenMembers() {
    Person ada = Person.user(headgate);
    String id = create(ada, reminder(daily())).path("id");

    ada.asCaller()
        .header("Content-Type", "application/merge-patch+json")
        .body(Map.of("name", "Other", "trigger", Map.of("expression", "30 10 * * *")))
        .patch("/schedules/" + id)
        .then()
        .statusCode(200)
        .header("ETag", startsWith("\"2."))
        .body("name", equalTo("Other"))
        .body("trigger.expression", equalTo("30 10 * * *"))
        .body("trigger.time_zone", equalTo("Europe/Berlin"))
        .body("action.subject", equalTo("Report"));
    ada.asCaller()
        .header("If-Match", "\"1\"")
        .body(Map.of("name", "Too late"))
        .patch("/schedules/" + id)
        .then()
        .statusCode(412);
    ada.asCaller()
        .body(Map.of("trigger", Map.of("type", "interval", "every", "PT1H")))
        .patch("/schedules/" + id)
        .then()
        .statusCode(200)
        .body("trigger.type", equalTo("interval"))
        .body("trigger.start_at", nullValue());
  }

  @Test
  void unknownAndInvalidMembersOfAPatchAreRefused() {
    Person ada = Person.user(headgate);
    String id = create(ada, reminder(daily())).path("id");

    ada.asCaller()
        .body(Map.of("nonsense", 1))
        .patch("/schedules/" + id)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("nonsense"));
    ada.asCaller()
        .body(Map.of("trigger", Map.of("type", "interval", "every", "PT1S")))
        .patch("/schedules/" + id)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("trigger.every"));
  }

  @Test
  void pausedScheduleHasNoNextExecution() {
    Person ada = Person.user(headgate);
    String id = create(ada, reminder(daily())).path("id");

    ada.asCaller()
        .post("/schedules/" + id + "/pause")
        .then()
        .statusCode(200)
        .body("state", equalTo("paused"))
        .body("enabled", equalTo(false))
        .body("next_execution_at", nullValue());
    ada.asCaller()
        .post("/schedules/" + id + "/resume")
        .then()
        .statusCode(200)
        .body("state", equalTo("active"))
        .body("next_execution_at", notNullValue());
    ada.asCaller().delete("/schedules/" + id).then().statusCode(204);
    ada.asCaller().get("/schedules/" + id).then().statusCode(404);
  }

  @Test
  void ownerHasThousandSchedulesAtMost() throws SQLException {
    Person ada = Person.user(headgate);
    Map<String, Object> late = reminder(Map.of("type", "once", "at", "2099-01-01T00:00:00Z"));
    String id = create(ada, late).path("id");
    // Copies of the first; their ids sort behind all others, so they fill no other test's page.
    headgate.execute(
        """
        insert into platform.schedule
        select (json_populate_record(s, json_build_object('id', '00000000' || substr(gen_random_uuid()::text, 9)))).*
          from platform.schedule s, generate_series(1, 998)
         where s.id = '%s'
        """
            .formatted(id));

    create(ada, late).then().statusCode(201);
    create(ada, late).then().statusCode(409).body("type", equalTo("urn:headgate:problem:conflict"));
    ada.asCaller().delete("/schedules/" + id).then().statusCode(204);
    create(ada, late).then().statusCode(201);

    headgate.execute(
        "delete from platform.schedule where owner_id = '" + ada.me().path("id") + "'");
  }

  @Test
  void schedulesArePaged() {
    Person ada = Person.user(headgate);
    for (int i = 0; i < 3; i++) {
      create(ada, reminder(daily()));
    }

    Response first = ada.asCaller().get("/schedules?limit=2");
    first.then().statusCode(200).body("items", hasSize(2)).header("Link", containsString("next"));
    ada.asCaller()
        .get("/schedules?limit=2&cursor=" + first.path("next_cursor"))
        .then()
        .body("items", hasSize(1))
        .body("next_cursor", nullValue())
        .body("items.name", everyItem(equalTo("Weekly report")));
    for (String number : List.of("+5", "٣", "5.0", "")) {
      ada.asCaller()
          .queryParam("limit", number)
          .get("/schedules")
          .then()
          .statusCode(400)
          .body("errors.field", hasItem("limit"));
    }
  }
}
