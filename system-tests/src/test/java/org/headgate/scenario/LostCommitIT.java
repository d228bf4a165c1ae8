package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.headgate.system.client.Authenticator;
import org.headgate.system.client.Person;
import org.junit.jupiter.api.Test;

/**
 * A commit whose answer is lost: the caller gets 503, sends the same key again, and gets the answer
 * that was lost, of the one effect that there was.
 */
class LostCommitIT extends LostCommitSteps {
  @Test
  void scheduleIsCreatedOnce() throws Exception {
    Person ada = Person.user(headgate);

    Response answer =
        sentTwice("insert into platform.schedule (", ada, "/schedules", schedule("once"));

    answer.then().statusCode(201);
    assertThat(answer.header("Location")).endsWith(answer.path("id"));
    assertThat(answer.header("ETag")).isNotBlank();
    assertThat(count("platform.schedule where name = 'once'")).isOne();
    String id = answer.path("id");
    assertThat(ada.asCaller().get("/schedules/" + id).<String>path("name")).isEqualTo("once");
  }

  @Test
  void manualTriggerExecutesOnce() throws Exception {
    Person ada = Person.user(headgate);
    String id = ada.asCaller().body(schedule("triggered")).post("/schedules").path("id");

    Response answer =
        sentTwice(
            "insert into platform.execution as e (id, schedule_id, scheduled_for, kind, state, due_at",
            ada,
            "/schedules/" + id + "/trigger",
            "");

    answer.then().statusCode(202);
    assertThat(count("platform.execution where schedule_id = '%s'".formatted(id))).isOne();
  }

  @Test
  void backfillReportsTheNumberOfExecutions() throws Exception {
    Person ada = Person.user(headgate);
    String id = ada.asCaller().body(schedule("backfilled")).post("/schedules").path("id");
    Instant to = Instant.now().minusSeconds(60);

    Response answer =
        sentTwice(
            "insert into platform.execution as e (id, schedule_id, scheduled_for, kind, state)",
            ada,
            "/schedules/" + id + "/backfill",
            Map.of("from", to.minus(Duration.ofHours(3)).toString(), "to", to.toString()));

    answer.then().statusCode(202);
    assertThat(answer.<Integer>path("ordered")).isEqualTo(3);
  }

  @Test
  void signUpSendsOneMailWithAValidCode() throws Exception {
    Person ada = Person.stranger(headgate);

    sentTwice(
            "insert into platform.account",
            headgate.api(),
            "/auth/signup",
            Map.of("email", ada.email(), "password", Person.PASSWORD))
        .then()
        .statusCode(202);

    ada.keep(ada.verify(ada.code()));
    assertThat(urgentTasks()).isZero();
  }

  @Test
  void codeRequestsSucceedAfterALostCommit() throws Exception {
    Person ada = Person.user(headgate);

    sentTwice(
            "insert into platform.urgent_tasks",
            headgate.api(),
            "/auth/password/forgot",
            Map.of("email", ada.email()))
        .then()
        .statusCode(202);
    sentTwice(
            "insert into platform.urgent_tasks",
            headgate.api(),
            "/auth/otp",
            Map.of("email", ada.email()))
        .then()
        .statusCode(202);
    sentTwice(
            "insert into platform.urgent_tasks",
            ada,
            "/users/me/email",
            Map.of("new_email", "new-" + ada.email(), "password", Person.PASSWORD))
        .then()
        .statusCode(202);
    Person eve = Person.stranger(headgate);
    sentTwice(
            "insert into platform.urgent_tasks",
            headgate.api(),
            "/auth/resend-otp",
            Map.of("email", eve.email()))
        .then()
        .statusCode(202);
  }

  @Test
  void departmentIsCreatedOnceAndReturnedWithItsETag() throws Exception {
    Person administrator = Person.administrator(headgate);
    String name = "Dams " + UUID.randomUUID();

    Response answer =
        sentTwice(
            "insert into platform.department",
            administrator,
            "/admin/departments",
            Map.of("name", name));

    answer.then().statusCode(201);
    String id = answer.path("id");
    Response read = administrator.asCaller().get("/admin/departments/" + id);
    assertThat(answer.header("ETag")).isEqualTo(read.header("ETag"));
    assertThat(answer.asString()).isEqualTo(read.asString());
  }

  /** The secret that is shown is the one that is kept. */
  @Test
  void startedTotpEnrollmentCanBeConfirmed() throws Exception {
    Person ada = Person.user(headgate);

    Supplier<Response> begin =
        () -> ada.asCaller().body(Map.of("password", Person.PASSWORD)).post("/users/me/totp");
    sentOnce("insert into platform.totp", begin);

    Response answer = begin.get();

    answer.then().statusCode(201);
    ada.asCaller()
        .body(Map.of("code", new Authenticator(answer.path("secret")).code()))
        .post("/users/me/totp/confirm")
        .then()
        .statusCode(200);
  }

  @Test
  void keysAreRotatedOnce() throws Exception {
    Person administrator = Person.administrator(headgate);
    int previous = administrator.asCaller().get("/admin/keys").jsonPath().getList("items").size();

    Response answer =
        sentTwice("insert into platform.signing_key", administrator, "/admin/keys/rotate", "");

    answer.then().statusCode(200);
    assertThat(answer.jsonPath().getList("items")).hasSize(previous + 1);
    Response read = administrator.asCaller().get("/admin/keys");
    assertThat(read.jsonPath().getList("items.kid"))
        .isEqualTo(answer.jsonPath().getList("items.kid"));
    assertThat(read.jsonPath().getList("items.state"))
        .isEqualTo(answer.jsonPath().getList("items.state"));
  }

  @Test
  void unlockIsAuditedOnce() throws Exception {
    Person administrator = Person.administrator(headgate);
    String id = Person.user(headgate).me().path("id");

    sentOnce(
        "account.unlocked", () -> administrator.asCaller().post("/admin/users/" + id + "/unlock"));

    assertThat(
            count(
                "platform.audit_entry where action = 'account.unlocked' and subject_id = '%s'"
                    .formatted(id)))
        .isOne();
  }

  /** Repeated by the server, it would be refused because of its own effect. */
  @Test
  void conditionalPatchIsNotRepeated() throws Exception {
    Person ada = Person.user(headgate);
    String seen = ada.me().header("ETag");

    sentOnce(
        "update platform.account set full_name",
        () ->
            ada.asCaller()
                .header("If-Match", seen)
                .body(Map.of("full_name", "Ada King"))
                .patch("/users/me"));

    assertThat(ada.me().<String>path("full_name")).isEqualTo("Ada King");
  }

  @Test
  void conditionalProfileIsNotRepeated() throws Exception {
    Person ada = Person.user(headgate);
    String seen = ada.asCaller().get("/users/me/profile").header("ETag");

    sentOnce(
        "insert into userdata.profile",
        () ->
            ada.asCaller()
                .header("If-Match", seen)
                .body(Map.of("bio", "Of the sluice"))
                .put("/users/me/profile"));

    assertThat(ada.asCaller().get("/users/me/profile").<String>path("bio"))
        .isEqualTo("Of the sluice");
  }

  private static Map<String, Object> schedule(String name) {
    return Map.of(
        "name",
        name,
        "trigger",
        Map.of("type", "cron", "expression", "0 * * * *", "time_zone", "UTC"),
        "action",
        Map.of("type", "email", "subject", "Hello", "body", "Good morning"));
  }
}
