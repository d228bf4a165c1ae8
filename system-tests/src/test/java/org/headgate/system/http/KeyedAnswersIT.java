package org.headgate.system.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** Answers that are repeated for an idempotency key: large ones, and those of test mails. */
class KeyedAnswersIT {

  private static final int QUOTATION_MARKS = 25_000;

  private final Headgate headgate = Headgate.shared();

  /** A request of almost 64 KiB, whose answer is much longer where it is stored. */
  @Test
  void answerToTheLargestRequestIsReplayed() {
    Person ada = Person.user(headgate);
    String key = UUID.randomUUID().toString();
    Map<String, Object> schedule =
        Map.of(
            "name",
            "weir",
            "trigger",
            Map.of("type", "interval", "every", "PT1H"),
            "action",
            Map.of(
                "type",
                "webhook",
                "url",
                "https://example.org/weir",
                "payload",
                Map.of("text", "\"".repeat(QUOTATION_MARKS))));

    Response first = keyed(ada, key, "/schedules", schedule);
    Response second = keyed(ada, key, "/schedules", schedule);

    first.then().statusCode(201);
    second.then().statusCode(201).header("Idempotency-Replayed", "true");
    assertThat(second.asString()).isEqualTo(first.asString());
    ada.asCaller().delete("/schedules/" + first.path("id")).then().statusCode(204);
  }

  @Test
  void repeatedTestMailIsSentOnce() {
    Person administrator = Person.administrator(headgate);
    String key = UUID.randomUUID().toString();
    Map<String, ?> mail = Map.of("kind", "code.login", "locale", "en");
    int previous = testMails(administrator);

    Response first = keyed(administrator, key, "/admin/mails/test", mail);
    Response second = keyed(administrator, key, "/admin/mails/test", mail);

    first.then().statusCode(200).body("to", equalTo(administrator.email()));
    second.then().statusCode(200).header("Idempotency-Replayed", "true");
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(testMails(administrator)).isEqualTo(previous + 1);
  }

  private static Response keyed(Person person, String key, String path, Map<String, ?> body) {
    return person.asCaller().header("Idempotency-Key", key).body(body).post(path);
  }

  private static int testMails(Person administrator) {
    return administrator
        .asCaller()
        .queryParam("action", "mail.tested")
        .queryParam("actor", administrator.email())
        .get("/admin/audit")
        .jsonPath()
        .<List<?>>get("items")
        .size();
  }
}
