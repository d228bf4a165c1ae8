package org.headgate.system.scheduling;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;

/** Writes schedules. */
public abstract class ScheduleSteps {

  protected final Headgate headgate = Headgate.shared();

  public static Response create(Person person, Map<String, Object> schedule) {
    return person.asCaller().body(schedule).post("/schedules");
  }

  static io.restassured.response.ValidatableResponse refused(
      Person person, Map<String, Object> schedule) {
    return create(person, schedule)
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:headgate:problem:invalid-request"));
  }

  static List<String> preview(Person person, Map<String, Object> question) {
    return person
        .asCaller()
        .body(question)
        .post("/schedules/preview")
        .then()
        .statusCode(200)
        .extract()
        .path("items");
  }

  public static Map<String, Object> daily() {
    return Map.of("type", "cron", "expression", "0 9 * * *", "time_zone", "Europe/Berlin");
  }

  public static Map<String, Object> reminder(Map<String, Object> trigger) {
    return Map.of(
        "name",
        "Weekly report",
        "trigger",
        trigger,
        "action",
        Map.of("type", "email", "subject", "Report", "body", "It is time"));
  }

  protected static Map<String, Object> with(
      Map<String, Object> schedule, String field, Object value) {
    Map<String, Object> changed = new HashMap<>(schedule);
    changed.put(field, value);
    return changed;
  }
}
