package org.headgate.scenario.crowds;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.headgate.system.client.Person;

/** The schedules of one person, as the person creates and reads them over HTTP. */
record OwnSchedules(Person owner) {

  /** Creates one that sends a mail. */
  String reminder(String every) {
    return create(
        """
        {"name": "mine", "trigger": {"type": "interval", "every": "%s"},
         "action": {"type": "email", "subject": "a reminder", "body": "of something"}}
        """
            .formatted(every));
  }

  /** Creates one that calls a receiver. */
  String webhook(String url, String every) {
    return create(
        """
        {"name": "hook", "trigger": {"type": "interval", "every": "%s"},
         "action": {"type": "webhook", "url": "%s"}}
        """
            .formatted(every, url));
  }

  /** The ids of all of them, page by page. */
  List<String> ids() {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      Response page = owner.asCaller().get("/schedules?limit=200" + cursor);
      ids.addAll(page.path("items.id"));
      String next = page.path("next_cursor");
      cursor = next == null ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());
    return ids;
  }

  /** The ids of executions of one of them that succeeded. */
  List<String> succeeded(String schedule) {
    return owner
        .asCaller()
        .get("/schedules/" + schedule + "/executions")
        .path("items.findAll { it.outcome == 'succeeded' }.id");
  }

  private String create(String schedule) {
    return owner
        .asCaller()
        .body(schedule)
        .post("/schedules")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
