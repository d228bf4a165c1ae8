package org.headgate.system.scheduling;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** Administrators read the executions of all accounts, and stop harmful schedules. */
class AdminSchedulesIT {

  private final Headgate headgate = Headgate.shared();
  private final Person administrator = Person.administrator(headgate);
  private final Person owner = Person.user(headgate);

  @Test
  void administratorPausesResumesAndTriggersAnySchedule() {
    String id = schedule();

    post(id, "pause").statusCode(200).body("state", equalTo("paused"));
    owner.asCaller().get("/schedules/" + id).then().body("state", equalTo("paused"));
    post(id, "resume").statusCode(200).body("state", equalTo("active"));
    post(id, "trigger").statusCode(202).body("schedule_id", equalTo(id));

    get(id + "/executions").body("items.schedule_id", hasItem(id));
    get(id + "/next?count=2").body("items.size()", equalTo(2));
    get(id + "/statistics").body("executions", notNullValue());
    get(id).body("owner", equalTo(owner.me().<String>path("id")));
  }

  @Test
  void schedulesAreListedByState() {
    String id = schedule();
    post(id, "pause");

    get("?state=paused")
        .body("items.state", everyItem(equalTo("paused")))
        .body("items.id", hasItem(id))
        .body("items.find { it.id == '" + id + "' }.owner_email", equalTo(owner.email()));
    get("?state=active").body("items.state", everyItem(equalTo("active")));
    for (String unknown : List.of("asleep", "ACTIVE", "Paused")) {
      administrator.asCaller().get("/admin/schedules?state=" + unknown).then().statusCode(400);
    }
  }

  @Test
  void systemScheduleIsVisibleButCannotBeChanged() {
    String upkeep = get("?query=housekeeping").extract().path("items.find { it.system }.id");

    get(upkeep + "/next").body("items.size()", greaterThan(0));
    post(upkeep, "pause").statusCode(409);
    post(upkeep, "trigger").statusCode(409);
  }

  private String schedule() {
    return owner
        .asCaller()
        .body(
            Map.of(
                "name", "Reminder",
                "trigger", Map.of("type", "interval", "every", "PT1H"),
                "action", Map.of("type", "email", "subject", "Weirs", "body", "Look after them")))
        .post("/schedules")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private ValidatableResponse get(String what) {
    String path = what.startsWith("?") ? what : "/" + what;
    return administrator.asCaller().get("/admin/schedules" + path).then().statusCode(200);
  }

  private ValidatableResponse post(String id, String way) {
    return administrator.asCaller().post("/admin/schedules/" + id + "/" + way).then();
  }
}
