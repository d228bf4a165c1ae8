package org.headgate.system.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * ETags: changes under the condition that nothing changed since the read, and 304 for what is
 * known.
 */
class EntityTagIT {

  private final Headgate headgate = Headgate.shared();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "/users/me | PATCH | {\"full_name\":\"Ada\"} | {\"full_name\":\"Augusta\"}",
        "/users/me | PATCH | {\"time_zone\":\"Europe/Rome\"} | {\"locale\":\"de\"}",
        "/users/me | PATCH | {\"locale\":\"it\"} | {\"time_zone\":\"Asia/Tokyo\"}",
        "/users/me/profile | PUT | {\"bio\":\"Weirs\"} | {\"bio\":\"Engines\"}",
        "/users/me/settings | PUT | {\"theme\":\"dark\",\"columns\":[1,2]} | {\"theme\":\"light\"}",
      })
  void staleETagChangesNothing(String path, String method, String first, String second) {
    Person ada = Person.user(headgate);
    String unwritten = ada.asCaller().get(path).header("ETag");
    ada.asCaller()
        .header("If-Match", unwritten)
        .body(first)
        .request(method, path)
        .then()
        .statusCode(200);
    Response written = ada.asCaller().get(path);

    ada.asCaller()
        .header("If-Match", unwritten)
        .body(second)
        .request(method, path)
        .then()
        .statusCode(412)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:headgate:problem:precondition-failed"));

    assertThat(ada.asCaller().get(path).asString()).isEqualTo(written.asString());
    ada.asCaller()
        .header("If-Match", written.header("ETag"))
        .body(second)
        .request(method, path)
        .then()
        .statusCode(200);
    ada.asCaller().body(first).request(method, path).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/users/me", "/users/me/profile", "/users/me/settings"})
  void knownETagIsAnsweredNotModified(String path) {
    Person ada = Person.user(headgate);
    String tag = ada.asCaller().get(path).header("ETag");

    Response again = ada.asCaller().header("If-None-Match", "\"other\", W/" + tag).get(path);

    again.then().statusCode(304).header("ETag", tag);
    assertThat(again.asString()).isEmpty();
    ada.asCaller().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"locale\":\"de\"}", "{\"time_zone\":\"Europe/Rome\"}"})
  void accountIsModifiedWhereItsPreferencesAre(String preference) {
    Person ada = Person.user(headgate);
    String tag = ada.asCaller().get("/users/me").header("ETag");

    ada.asCaller().body(preference).patch("/users/me").then().statusCode(200);

    ada.asCaller().header("If-None-Match", tag).get("/users/me").then().statusCode(200);
  }

  @Test
  void malformedETagIsRefusedByHeaderName() {
    Person.user(headgate)
        .asCaller()
        .header("If-Match", "not a tag")
        .body(Map.of("bio", "Weirs"))
        .put("/users/me/profile")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("If-Match"));
  }

  /** Where an ETag can be read, and how the resource is changed. */
  private record Resource(Person caller, String path, String method, Map<String, ?> change) {

    private Response changed(String... ifMatch) {
      RequestSpecification request = caller.asCaller().body(change);
      for (String header : ifMatch) {
        request.header("If-Match", header);
      }
      return request.request(method, path);
    }

    private String tag() {
      return caller.asCaller().get(path).header("ETag");
    }
  }

  private List<Resource> resources() {
    Person ada = Person.user(headgate);
    Person administrator = Person.administrator(headgate);
    String account = "/admin/users/" + ada.me().path("id");
    String department =
        administrator
            .asCaller()
            .body(Map.of("name", "Weirs " + ada.email()))
            .post("/admin/departments")
            .path("id");
    String schedule =
        ada.asCaller()
            .body(
                Map.of(
                    "name",
                    "weir",
                    "trigger",
                    Map.of("type", "interval", "every", "PT1H"),
                    "action",
                    Map.of("type", "email", "subject", "Weir", "body", "Look at it")))
            .post("/schedules")
            .path("id");
    return List.of(
        new Resource(ada, "/users/me", "PATCH", Map.of("full_name", "Ada")),
        new Resource(ada, "/users/me/profile", "PUT", Map.of("bio", "Weirs")),
        new Resource(ada, "/users/me/settings", "PUT", Map.of("theme", "dark")),
        new Resource(ada, "/schedules/" + schedule, "PATCH", Map.of("name", "sluice")),
        new Resource(administrator, account, "PATCH", Map.of("is_active", true)),
        new Resource(
            administrator,
            "/admin/departments/" + department,
            "PUT",
            Map.of("name", "Sluices " + ada.email())));
  }

  @Test
  void ifMatchIsHonouredAlikeByEveryResource() {
    for (Resource resource : resources()) {
      String path = resource.path();
      for (String none : List.of("abc", "\"abc", "\"a\" \"b\"", "*, \"a\"", "")) {
        assertThat(resource.changed(none).statusCode()).as(path + " " + none).isEqualTo(400);
      }
      assertThat(resource.changed("\"x\", \"y\"", "\"z\"").statusCode()).as(path).isEqualTo(412);
      assertThat(resource.changed("W/" + resource.tag()).statusCode()).as(path).isEqualTo(412);
      assertThat(resource.changed("\"x\", " + resource.tag()).statusCode()).as(path).isEqualTo(200);
      assertThat(resource.changed("\"x\"", ",," + resource.tag()).statusCode())
          .as(path)
          .isEqualTo(200);
      assertThat(resource.changed("*").statusCode()).as(path).isEqualTo(200);
      assertThat(resource.changed(resource.tag()).statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void everyResourceHonoursIfNoneMatch() {
    for (Resource resource : resources()) {
      RequestSpecification reader = resource.caller().asCaller();
      String path = resource.path();
      String tag = resource.tag();

      assertThat(known(resource, "\"x\", W/" + tag).statusCode()).as(path).isEqualTo(304);
      assertThat(known(resource, "*").statusCode()).as(path).isEqualTo(304);
      assertThat(known(resource, "\"x\"").statusCode()).as(path).isEqualTo(200);
      assertThat(known(resource, "abc").statusCode()).as(path).isEqualTo(400);
      assertThat(reader.header("If-Match", "\"x\"").get(path).statusCode()).as(path).isEqualTo(412);
      assertThat(
              resource
                  .caller()
                  .asCaller()
                  .header("If-None-Match", "*")
                  .body(resource.change())
                  .request(resource.method(), path)
                  .statusCode())
          .as(path)
          .isEqualTo(412);
    }
  }

  /** So that the next change needs no read before it. */
  @Test
  void changeIsAnsweredWithTheTagOfTheNextRead() {
    for (Resource resource : resources()) {
      String answered = resource.changed().header("ETag");

      assertThat(answered).as(resource.path()).isNotNull().isEqualTo(resource.tag());
    }
  }

  private static Response known(Resource resource, String ifNoneMatch) {
    return resource.caller().asCaller().header("If-None-Match", ifNoneMatch).get(resource.path());
  }

  @Test
  void pausingHonoursIfMatch() {
    Resource schedule = resources().get(3);
    String seen = schedule.tag();
    schedule.changed().then().statusCode(200);
    String path = schedule.path() + "/pause";

    schedule.caller().asCaller().header("If-Match", seen).post(path).then().statusCode(412);
    schedule
        .caller()
        .asCaller()
        .header("If-Match", schedule.tag())
        .post(path)
        .then()
        .statusCode(200)
        .body("state", equalTo("paused"));
  }

  @Test
  void resourceWithoutETagMatchesOnlyTheAsterisk() {
    Resource schedule = resources().get(3);
    String path = schedule.path() + "/trigger";

    schedule.caller().asCaller().header("If-Match", "\"x\"").post(path).then().statusCode(412);
    schedule.caller().asCaller().header("If-Match", "*").post(path).then().statusCode(202);
    for (String list : List.of("/schedules", "/users/me/sessions", "/whoami")) {
      RequestSpecification reader = schedule.caller().asCaller();
      reader.header("If-Match", "\"x\"").get(list).then().statusCode(412);
      schedule.caller().asCaller().header("If-Match", "*").get(list).then().statusCode(200);
    }
  }
}
