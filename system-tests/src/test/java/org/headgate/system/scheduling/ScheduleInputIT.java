package org.headgate.system.scheduling;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Validation of schedules, and how their secrets are shown. */
class ScheduleInputIT extends ScheduleSteps {

  private static Person ada;

  @BeforeAll
  static void signUp() {
    ada = Person.user(Headgate.shared());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cron     | expression | 61 9 * * MON         | such as 59 9 * * MON",
        "cron     | expression | * * * * * *          | 10 s",
        "interval | every      | PT5S                 | PT10S",
        "interval | every      | 15 minutes           | PT15M",
        "once     | at         | 2020-01-01T09:00:00Z | future",
      })
  void errorsOfATriggerNameTheFieldWithAnExample(
      String type, String field, String value, String example) {
    refused(ada, reminder(Map.of("type", type, field, value)))
        .body("errors.field", hasItem("trigger." + field))
        .body("errors.message", hasItem(containsString(example)));
  }

  @Test
  void unknownZonesTypesAndMembersOfATriggerAreRefused() {
    refused(
            ada,
            reminder(
                Map.of("type", "cron", "expression", "0 9 * * *", "time_zone", "Europe/Berlim")))
        .body("errors.field", hasItem("trigger.time_zone"))
        .body("errors.message", hasItem(containsString("Europe/Berlin")));
    refused(ada, reminder(Map.of("type", "weekly")))
        .body("errors.field", hasItem("trigger.type"))
        .body("errors.message", hasItem(equalTo("must be one of cron, interval, once")));
    refused(ada, reminder(Map.of("type", "cron", "expression", "0 9 * * *", "zone", "UTC")))
        .body("errors.field", hasItem("trigger.zone"));
    refused(ada, with(reminder(daily()), "trigger", List.of("interval", Map.of("every", "PT1H"))))
        .body("errors.field", hasItem("trigger"))
        .body("errors.message", hasItem(equalTo("must be a JSON object")));
  }

  @Test
  void errorsOfOtherMembersNameTheField() {
    refused(ada, with(reminder(daily()), "overlap", "forbid"))
        .body("errors.field", hasItem("overlap"))
        .body("errors.message", hasItem(equalTo("must be one of skip, queue, allow")));
    refused(ada, with(reminder(daily()), "action", Map.of("type", "system", "task", "purge")))
        .body("errors.field", hasItem("action.type"));
    refused(ada, with(reminder(daily()), "catch_up_window", "PT0.0001S"))
        .body("errors.field", hasItem("catch_up_window"));
    refused(ada, with(reminder(daily()), "retry", Map.of("initial_delay", "PT1.0005S")))
        .body("errors.field", hasItem("retry.initial_delay"));
    refused(ada, Map.of()).body("errors.field", hasItems("name", "trigger", "action"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://x",
        "http://example.org:0/",
        "http://example.org:65536/",
        "http://ada@example.org/",
        "http://example.org/#here",
        "http://2130706433/",
        "http://[fe80::1%25eth0]/"
      })
  void invalidWebhookUrlsAreRefused(String url) {
    refused(ada, with(reminder(daily()), "action", Map.of("type", "webhook", "url", url)))
        .body("errors.field", hasItem("action.url"));
  }

  @Test
  void webhookSecretIsShownOnce() {
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
  void webhookUrlsWithUnusualHostsAreKeptUnchanged() {
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
}
