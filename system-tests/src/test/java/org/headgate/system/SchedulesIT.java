package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Schedules as their owner writes, reads, changes and stops them. */
class SchedulesIT extends ScheduleSteps {

  @Test
  void anOwnerWritesAScheduleAndFindsItAgain() {
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
  void nobodyElseSeesIt() {
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
  void administratorsSeeEverybodysWithTheirOwners() {
    Person ada = Person.user(headgate);
    String id = create(ada, reminder(daily())).path("id");
    String owner = ada.me().path("id");

    Person.administrator(headgate)
        .asCaller()
        .get("/admin/schedules?limit=200")
        .then()
        .statusCode(200)
        .body("items.find { it.id == '" + id + "' }.owner", equalTo(owner));
  }

  @Test
  void whatIsWrongIsToldByItsFieldWithARightExample() {
    Person ada = Person.user(headgate);

    refused(ada, reminder(Map.of("type", "cron", "expression", "61 9 * * MON")))
        .body("errors.field", hasItem("trigger.expression"))
        .body("errors.message", hasItem(containsString("such as 59 9 * * MON")));
    refused(ada, reminder(Map.of("type", "cron", "expression", "* * * * * *")))
        .body("errors.message", hasItem(containsString("10 s")));
    refused(
            ada,
            reminder(
                Map.of("type", "cron", "expression", "0 9 * * *", "time_zone", "Europe/Berlim")))
        .body("errors.field", hasItem("trigger.time_zone"))
        .body("errors.message", hasItem(containsString("Europe/Berlin")));
    refused(ada, reminder(Map.of("type", "interval", "every", "PT5S")))
        .body("errors.field", hasItem("trigger.every"))
        .body("errors.message", hasItem(containsString("PT10S")));
    refused(ada, reminder(Map.of("type", "interval", "every", "15 minutes")))
        .body("errors.field", hasItem("trigger.every"))
        .body("errors.message", hasItem(containsString("PT15M")));
    refused(ada, reminder(Map.of("type", "once", "at", "2020-01-01T09:00:00Z")))
        .body("errors.field", hasItem("trigger.at"));
    refused(ada, reminder(Map.of("type", "weekly")))
        .body("errors.field", hasItem("trigger.type"))
        .body("errors.message", hasItem(equalTo("must be one of cron, interval, once")));
    refused(ada, reminder(Map.of("type", "cron", "expression", "0 9 * * *", "zone", "UTC")))
        .body("errors.field", hasItem("trigger.zone"));
    refused(ada, with(reminder(daily()), "overlap", "forbid"))
        .body("errors.field", hasItem("overlap"))
        .body("errors.message", hasItem(equalTo("must be one of skip, queue, allow")));
    refused(ada, with(reminder(daily()), "action", Map.of("type", "system", "task", "purge")))
        .body("errors.field", hasItem("action.type"));
    for (String url :
        List.of(
            "ftp://x",
            "http://example.org:0/",
            "http://example.org:65536/",
            "http://ada@example.org/",
            "http://example.org/#here",
            "http://2130706433/",
            "http://[fe80::1%25eth0]/")) {
      refused(ada, with(reminder(daily()), "action", Map.of("type", "webhook", "url", url)))
          .body("errors.field", hasItem("action.url"));
    }
    refused(ada, Map.of()).body("errors.field", hasItems("name", "trigger", "action"));
  }

  @Test
  void aPatchChangesWhatItNames() {
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
    ada.asCaller()
        .body(Map.of("nonsense", 1))
        .patch("/schedules/" + id)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("nonsense"));
    ada.asCaller()
        .body(Map.of("trigger", Map.of("every", "PT1S")))
        .patch("/schedules/" + id)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("trigger.every"));
  }

  @Test
  void aPausedScheduleHasNoNextExecutionUntilItIsResumed() {
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
  void theSecretOfAWebhookIsShownOnce() {
    Person ada = Person.user(headgate);
    Response created =
        create(
            ada,
            with(
                reminder(daily()),
                "action",
                Map.of("type", "webhook", "url", "https://example.org/hook", "payload", Map.of())));

    created.then().statusCode(201).body("action.secret", startsWith("whsec_"));
    create(ada, reminder(Map.of("type", "cron", "expression", "0 9 * * *")))
        .then()
        .body("trigger.time_zone", equalTo("UTC"));
    String id = created.path("id");
    String secret = created.path("action.secret");
    ada.asCaller().get("/schedules/" + id).then().body("action.secret", equalTo("***"));
    ada.asCaller()
        .body(Map.of("action", Map.of("url", "https://example.org/other", "secret", "***")))
        .patch("/schedules/" + id)
        .then()
        .statusCode(200)
        .body("action.secret", equalTo("***"));
    Map<String, Object> none = new HashMap<>();
    none.put("secret", null);
    ada.asCaller()
        .body(Map.of("action", none))
        .patch("/schedules/" + id)
        .then()
        .statusCode(200)
        .body("action.secret", startsWith("whsec_"))
        .body("action.secret", not(equalTo(secret)));
  }

  @Test
  void anAddressMayHaveUnderscoresAndOtherLettersAndComesBackAsItWasTyped() {
    Person ada = Person.user(headgate);

    for (String url : List.of("http://my_service:8080/", "https://bücher.example/")) {
      String id =
          create(ada, with(reminder(daily()), "action", Map.of("type", "webhook", "url", url)))
              .then()
              .statusCode(201)
              .body("action.url", equalTo(url))
              .extract()
              .path("id");
      ada.asCaller().get("/schedules/" + id).then().body("action.url", equalTo(url));
    }
  }

  @Test
  void aListIsPaged() {
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
