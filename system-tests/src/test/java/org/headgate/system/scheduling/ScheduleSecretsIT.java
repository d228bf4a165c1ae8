package org.headgate.system.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.receivers.EventReceiver;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rotation of the secret of a schedule's webhook, without a delivery that cannot be verified. */
class ScheduleSecretsIT {

  private final Headgate headgate = Headgate.permissive();
  private EventReceiver receiver;
  private Person owner;
  private String id;
  private String first;

  @BeforeEach
  void makeASchedule() {
    receiver = EventReceiver.started();
    owner = Person.user(headgate);
    Response created = create(Map.of("type", "webhook", "url", receiver.url()));
    id = created.path("id");
    first = created.path("action.secret");
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void bothSecretsSignUntilOneIsRevoked() {
    EventReceiver.Received older = sent();
    assertThat(older.signature()).isEqualTo(older.expected(first));
    Response made = add();
    made.then().statusCode(201).body("secret", startsWith("whsec_"));
    String second = made.path("secret");
    secrets().then().body("items.id", contains(id, made.<String>path("secret_id")));
    assertThat(secrets().asString()).doesNotContain("whsec_");

    EventReceiver.Received both = sent();
    assertThat(both.signature()).isEqualTo(both.expected(first) + " " + both.expected(second));
    add().then().statusCode(409);

    withdraw(id).then().statusCode(204);
    EventReceiver.Received newer = sent();
    assertThat(newer.signature()).isEqualTo(newer.expected(second));
    withdraw(id).then().statusCode(404);
    withdraw(made.path("secret_id")).then().statusCode(409);

    String third = add().path("secret_id");
    withdraw(third).then().statusCode(204);
    EventReceiver.Received alone = sent();
    assertThat(alone.signature()).isEqualTo(alone.expected(second));
  }

  @Test
  void patchKeepsBothSecretsUntilTheSecretIsReset() {
    String second = add().path("secret");
    patch(Map.of("name", "Other")).then().statusCode(200);
    EventReceiver.Received both = sent();
    assertThat(both.signature()).isEqualTo(both.expected(first) + " " + both.expected(second));
    Map<String, Object> none = new HashMap<>();
    none.put("secret", null);

    String third = patch(Map.of("action", none)).path("action.secret");

    EventReceiver.Received one = sent();
    assertThat(one.signature()).isEqualTo(one.expected(third));
    secrets().then().body("items.id", contains(id));
  }

  @Test
  void schedulesWithoutAWebhookHaveNoSecret() {
    id = create(Map.of("type", "email", "subject", "Weirs", "body", "Look")).path("id");

    secrets().then().statusCode(200).body("items", empty());
    add().then().statusCode(409);
  }

  @Test
  void secretChangesAreAudited() {
    String second = add().path("secret_id");
    withdraw(second).then().statusCode(204);

    Person.administrator(headgate)
        .asCaller()
        .queryParam("subject", id)
        .get("/admin/audit")
        .then()
        .body("items.action", hasItems("schedule.secret_added", "schedule.secret_removed"))
        .body("items.findAll { it.details.secret == '" + second + "' }", hasSize(2));
  }

  private Response create(Map<String, Object> action) {
    Response created =
        owner
            .asCaller()
            .body(
                Map.of(
                    "name",
                    "Nightly",
                    "trigger",
                    Map.of("type", "interval", "every", "PT24H"),
                    "action",
                    action))
            .post("/schedules");
    created.then().statusCode(201);
    return created;
  }

  /** The signatures that the receiver gets now. */
  private EventReceiver.Received sent() {
    owner.asCaller().post("/schedules/" + id + "/test").then().statusCode(200);
    List<EventReceiver.Received> all = receiver.all();
    return all.get(all.size() - 1);
  }

  private Response add() {
    return owner.asCaller().post("/schedules/" + id + "/secrets");
  }

  private Response secrets() {
    return owner.asCaller().get("/schedules/" + id + "/secrets");
  }

  private Response withdraw(String secret) {
    return owner.asCaller().delete("/schedules/" + id + "/secrets/" + secret);
  }

  private Response patch(Map<String, Object> change) {
    return owner.asCaller().body(change).patch("/schedules/" + id);
  }
}
