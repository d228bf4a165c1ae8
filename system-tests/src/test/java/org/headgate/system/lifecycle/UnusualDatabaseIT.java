package org.headgate.system.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/**
 * A server in Arabic, on databases whose roles have unusual settings, names and passwords, works as
 * every other.
 */
class UnusualDatabaseIT extends UnusualDatabaseSteps {
  @Test
  void userOperationsWork() {
    Person ada = Person.user(headgate);

    ada.me().then().statusCode(200).body("email", equalTo(ada.email()));
    ada.keep(ada.refresh(ada.refreshToken()));
    ada.asCaller()
        .body(Map.of("full_name", "\u0141ukasz \ud83d\ude00"))
        .patch("/users/me")
        .then()
        .statusCode(200)
        .body("full_name", equalTo("\u0141ukasz \ud83d\ude00"));
    ada.asCaller()
        .body(Map.of("display_name", "\u0639", "birth_date", "1985-12-10"))
        .put("/users/me/profile")
        .then()
        .statusCode(200)
        .body("birth_date", equalTo("1985-12-10"));
    ada.asCaller()
        .body("{\"path\":\"C:\\\\tmp\",\"n\":12345.678}")
        .put("/users/me/settings")
        .then()
        .statusCode(200);
    ada.asCaller()
        .get("/users/me/settings")
        .then()
        .body("path", equalTo("C:\\tmp"))
        .body("n", equalTo(12345.678f));
    ada.asCaller().get("/users/me/sessions").then().statusCode(200).body("items", hasSize(1));
    ada.asCaller().get("/users/me/export").then().statusCode(200);
    ada.asCaller()
        .body(Map.of("password", Person.PASSWORD))
        .post("/users/me/totp")
        .then()
        .statusCode(201);
    ada.logIn("wrong").then().statusCode(401);
    ada.askForLogInCode().then().statusCode(202);
    assertThat(ada.mailbox().codeOfMail(2)).matches("[0-9]{6}");
    ada.forgotPassword().then().statusCode(202);
    ada.logOut().then().statusCode(204);
  }

  /** Most clients send no {@code Accept-Language}. */
  @Test
  void refusalsAreInEnglish() {
    headgate
        .api()
        .body(Map.of("password", Person.PASSWORD))
        .post("/auth/signup")
        .then()
        .statusCode(400)
        .body("errors.message", contains("must not be blank"));
  }

  @Test
  void scheduleOperationsWork() {
    Person ada = Person.user(headgate);
    Map<String, Object> schedule =
        Map.of(
            "name", "Weekly report",
            "trigger",
                Map.of(
                    "type", "cron", "expression", "0 9 * * MON-FRI", "time_zone", "Europe/Berlin"),
            "action", Map.of("type", "email", "subject", "Report", "body", "Write it"));

    Response created = ada.asCaller().body(schedule).post("/schedules");
    created.then().statusCode(201);
    String path = "/schedules/" + created.path("id");

    assertThat(created.<String>path("next_execution_at")).matches("20[0-9]{2}-[0-9-]+T[0-9:]+Z");
    ada.asCaller().post(path + "/trigger").then().statusCode(202);
    ada.asCaller().get(path + "/next?count=3").then().statusCode(200).body("items", hasSize(3));
    ada.asCaller().get(path + "/executions").then().statusCode(200);
    ada.asCaller()
        .body(Map.of("catch_up_window", "PT2H30M"))
        .patch(path)
        .then()
        .statusCode(200)
        .body("catch_up_window", equalTo("PT2H30M"));
  }

  @Test
  void accountsAndDepartmentsWithTurkishLettersAreFound() {
    Person administrator = Person.administrator(headgate);
    Person ada = Person.user(headgate);
    ada.asCaller().body(Map.of("full_name", "\u00d6zg\u00fcr \u00c7EL\u0130K")).patch("/users/me");

    administrator
        .asCaller()
        .queryParam("query", "\u00d6zg\u00fcr")
        .get("/admin/users")
        .then()
        .statusCode(200)
        .body("items.email", contains(ada.email()));
    administrator
        .asCaller()
        .body(Map.of("name", "\u0130\u015f"))
        .post("/admin/departments")
        .then()
        .statusCode(201);
    administrator
        .asCaller()
        .body(Map.of("name", "i\u015f"))
        .post("/admin/departments")
        .then()
        .statusCode(409);
  }

  @Test
  void administratorOperationsWork() {
    Person administrator = Person.administrator(headgate);

    administrator
        .asCaller()
        .get("/admin/audit/verify")
        .then()
        .statusCode(200)
        .body("intact", is(true));
    for (String path :
        List.of(
            "/admin/audit",
            "/admin/pools",
            "/admin/pools/platform/advice",
            "/admin/pools/platform/borrowers",
            "/admin/database/connections",
            "/admin/database/locks",
            "/admin/database/limits",
            "/admin/database/long-queries",
            "/admin/diagnosis",
            "/admin/keys",
            "/admin/schedules")) {
      administrator.asCaller().get(path).then().statusCode(200);
    }
  }

  /**
   * Liberty reads what is written for it: digits that it does not know would end in its defaults.
   */
  @Test
  void poolIsTunedAndSelfTestPasses() {
    Person administrator = Person.administrator(headgate);

    Response change =
        administrator
            .asCaller()
            .body(Map.of("pool_size", 4, "max_overflow", 3, "confirm_within_seconds", 60))
            .patch("/admin/pools/userdata");

    change.then().statusCode(202).body("after.pool_size", equalTo(4));
    administrator
        .asCaller()
        .post("/admin/pools/changes/" + change.path("change_id") + "/confirm")
        .then()
        .statusCode(200);
    administrator
        .asCaller()
        .post("/admin/self-test")
        .then()
        .statusCode(200)
        .body("passed", is(true));
    String metrics = headgate.root().get("/metrics").then().statusCode(200).extract().asString();
    assertThat(metrics).contains("headgate_").doesNotContain("\u0660", "\u0661", "\u066b");
    headgate.root().get("/health/detailed").then().statusCode(200);
    headgate.root().get("/openapi").then().statusCode(200);
  }

  @Test
  void invalidInputIsAClientError() {
    headgate
        .api()
        .body(Map.of("email", "no address", "password", "x"))
        .post("/auth/signup")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("email"));
    headgate.api().get("/users?limit=\u0661\u0662").then().statusCode(404);
  }

  @Test
  void ignoredParametersAreLoggedInOneLine() {
    assertThat(headgate.logLines("in DATABASE_URL is ignored"))
        .singleElement()
        .asString()
        .contains("keepalives_idle, schema");
  }

  /** LATIN1 holds neither Łukasz nor a smile: the start says so, and what to do. */
  @Test
  void databaseInAnotherEncodingIsRefusedInOneLine() throws Exception {
    postgres.execute(
        "create role \"a$$b\" login password 'a$$b'",
        "create database latin encoding 'LATIN1' lc_collate 'C' lc_ctype 'C' template template0"
            + " owner \"a$$b\"");
    try (Headgate refused =
        Headgate.withoutDatabase(
            "unusual-latin",
            Map.of(
                "DATABASE_URL",
                "postgresql://a$$b:a$$b@localhost:%s/latin".formatted(postgres.port()),
                "DB_START_MODE",
                "require"))) {
      try {
        refused.startServer();
      } catch (IllegalStateException e) {
        // Whether it says first that it has started is a race.
      }

      assertThat(refused.exitStatus()).isEqualTo(3);
      assertThat(refused.logLines("Headgate does not start"))
          .singleElement()
          .asString()
          .contains("The database latin is encoded in LATIN1", "UNSUITABLE", "encoding 'UTF8'");
    }
  }
}
