package org.headgate.system.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import org.headgate.system.client.AtOnce;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/**
 * Concurrent changes of one schedule: none is lost, and none overwrites another that it has not
 * seen.
 */
class ScheduleRaceIT {

  private static final Map<String, Object> REMINDER =
      Map.of(
          "name",
          "Report",
          "trigger",
          Map.of("type", "cron", "expression", "0 9 * * *", "time_zone", "Europe/Berlin"),
          "action",
          Map.of("type", "email", "subject", "Report", "body", "It is due"));

  private final Headgate headgate = Headgate.shared();

  @Test
  void concurrentPatchesOfDifferentMembersAreAllKept() throws Exception {
    Person ada = Person.user(headgate);
    String id = create(ada);
    List<Map<String, Object>> patches =
        List.of(
            Map.of("name", "Other"),
            Map.of("trigger", Map.of("expression", "30 10 * * *")),
            Map.of("trigger", Map.of("time_zone", "Europe/Paris")),
            Map.of("action", Map.of("subject", "Changed")),
            Map.of("action", Map.of("body", "It was due")));

    List<Integer> answers = AtOnce.each(patches, patch -> patch(ada, id, patch));

    assertThat(answers).containsOnly(200).hasSize(patches.size());
    ada.asCaller()
        .get("/schedules/" + id)
        .then()
        .body("name", equalTo("Other"))
        .body("trigger.expression", equalTo("30 10 * * *"))
        .body("trigger.time_zone", equalTo("Europe/Paris"))
        .body("action.subject", equalTo("Changed"))
        .body("action.body", equalTo("It was due"));
  }

  @Test
  void concurrentPatchesWithSameETagApplyOnce() throws Exception {
    Person ada = Person.user(headgate);
    String id = create(ada);
    String seen = ada.asCaller().get("/schedules/" + id).header("ETag");

    List<Integer> answers =
        AtOnce.each(
            List.of("A", "B", "C", "D"),
            name ->
                ada.asCaller()
                    .header("If-Match", seen)
                    .body(Map.of("name", name))
                    .patch("/schedules/" + id)
                    .statusCode());

    assertThat(answers).containsExactlyInAnyOrder(200, 412, 412, 412);
  }

  private static int patch(Person owner, String id, Map<String, Object> patch) {
    return owner.asCaller().body(patch).patch("/schedules/" + id).statusCode();
  }

  private static String create(Person owner) {
    return owner
        .asCaller()
        .body(REMINDER)
        .post("/schedules")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
