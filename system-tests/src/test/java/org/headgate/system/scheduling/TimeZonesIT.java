package org.headgate.system.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which time zones accounts and schedules accept. */
class TimeZonesIT {

  private final Headgate headgate = Headgate.shared();

  @ParameterizedTest
  @CsvSource({
    "America/Coyhaique, America/Coyhaique",
    "EST, EST",
    "europe/berlin, Europe/Berlin",
    "US/Pacific, US/Pacific",
    "asia/CALCUTTA, Asia/Calcutta",
    "GMT+2, UTC",
    "+02:00, UTC",
    "Mars/Base, UTC",
    "'', UTC",
  })
  void unknownTimeZonesDoNotPreventASignUp(String sent, String kept) {
    Person ada = Person.stranger(headgate);

    headgate
        .api()
        .body(Map.of("email", ada.email(), "password", Person.PASSWORD, "time_zone", sent))
        .post("/auth/signup")
        .then()
        .statusCode(202);

    ada.keep(ada.verify(ada.code()));
    assertThat(ada.asCaller().get("/users/me/export").asString())
        .contains("\"time_zone\":\"" + kept + "\"");
  }

  @Test
  void overlongTimeZonesDoNotPreventASignUp() {
    headgate
        .api()
        .body(
            Map.of(
                "email",
                Person.stranger(headgate).email(),
                "password",
                Person.PASSWORD,
                "time_zone",
                "x".repeat(10_000)))
        .post("/auth/signup")
        .then()
        .statusCode(202);
  }

  @Test
  void changedTimeZoneMustBeInTheDatabase() {
    Person ada = Person.user(headgate);

    ada.asCaller().body(Map.of("time_zone", "pacific/chatham")).patch("/users/me");
    assertThat(ada.asCaller().get("/users/me/export").asString())
        .contains("\"time_zone\":\"Pacific/Chatham\"");
    ada.asCaller()
        .body(Map.of("time_zone", "GMT+2"))
        .patch("/users/me")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("time_zone"))
        .body("errors.message", hasItem(containsString("Etc/GMT-2")));
  }

  @ParameterizedTest
  @CsvSource({
    "America/Coyhaique, America/Coyhaique",
    "EST, EST",
    "europe/berlin, Europe/Berlin",
    "us/pacific, US/Pacific",
  })
  void scheduleAcceptsZoneNamesInAnyCase(String sent, String kept) {
    Person ada = Person.user(headgate);

    String id =
        ada.asCaller()
            .body(reminder(cron("0 9 * * *", sent)))
            .post("/schedules")
            .then()
            .statusCode(201)
            .body("trigger.time_zone", equalTo(kept))
            .extract()
            .path("id");

    ada.asCaller().get("/schedules/" + id).then().body("trigger.time_zone", equalTo(kept));
  }

  @ParameterizedTest
  @CsvSource({
    "GMT+2, Etc/GMT-2",
    "+02:00, Etc/GMT-2",
    "UTC+1, Etc/GMT-1",
    "Z, UTC",
    "SystemV/AST4ADT, Europe/Berlin",
    "America/New York, America/New_York",
  })
  void scheduleRefusesUnknownZonesWithSuggestion(String sent, String suggested) {
    Person ada = Person.user(headgate);

    for (String path : List.of("/schedules", "/schedules/preview")) {
      Map<String, Object> body =
          path.equals("/schedules")
              ? reminder(cron("0 9 * * *", sent))
              : Map.of("trigger", cron("0 9 * * *", sent));
      ada.asCaller()
          .body(body)
          .post(path)
          .then()
          .statusCode(400)
          .body("errors.field", hasItem("trigger.time_zone"))
          .body("errors.message", hasItem(containsString(suggested)));
    }
  }

  private static Map<String, Object> cron(String expression, String zone) {
    return Map.of("type", "cron", "expression", expression, "time_zone", zone);
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
