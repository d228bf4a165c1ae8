package org.headgate.system.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error is a problem document that names what is wrong, and no more. */
class ProblemsIT {

  private final Headgate headgate = Headgate.shared();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"emial\":\"a@b.c\",\"password\":\"xxxxxxxx\"} | emial",
        "{\"password\":\"nine lanterns over\"} | email",
        "{\"email\":\"a@b.c\"} | password",
        "{\"email\":\"a@b.c\",\"password\":\"short\"} | password",
        "{\"email\":\"a@b.c\",\"password\":\"password1\"} | password",
        "{\"email\":\"not an address\",\"password\":\"nine lanterns over\"} | email",
        "{\"email\":\"a@b.c\",\"password\":\"nine lanterns over\",\"locale\":\"?\"} | locale",
        "{\"email\":7,\"password\":\"nine lanterns over\"} | email",
        "{\"email\":\"a@b.c\",\"email\":\"a@b.c\",\"password\":\"nine lanterns over\"} | email",
        "[] | body",
        "{ | body",
      })
  void invalidFieldIsNamed(String body, String field) {
    problem(headgate.api().body(body).post("/auth/signup").then(), 400, "invalid-request")
        .body("errors.field", hasItem(field));
  }

  @Test
  void unknownPathIsNotFound() {
    problem(headgate.api().get("/nothing").then(), 404, "not-found");
  }

  @Test
  void pathRefusedByServerIsAProblemDocument() {
    problem(
        headgate.api().urlEncodingEnabled(false).get("/schedules/..%2F..%2Fetc%2Fpasswd").then(),
        400,
        "invalid-request");
  }

  @Test
  void wrongMethodIsRefused() {
    problem(headgate.api().get("/auth/signup").then(), 405, "method-not-allowed");
  }

  @Test
  void wrongMediaTypeIsRefused() {
    problem(
        headgate.api().contentType("text/plain").body("hello").post("/auth/signup").then(),
        415,
        "unsupported-media-type");
  }

  @Test
  void bodyIsReadUpToItsLimit() {
    problem(
        headgate.api().body(signUpOf(64 * 1024)).post("/auth/signup").then(),
        400,
        "invalid-request");
    problem(
        headgate.api().body(signUpOf(64 * 1024 + 1)).post("/auth/signup").then(),
        413,
        "payload-too-large");
  }

  /** A sign-up of so many bytes; the address makes up the length. */
  private static String signUpOf(int bytes) {
    String start = "{\"password\":\"nine lanterns over\",\"email\":\"";
    String end = "\"}";
    return start + "a".repeat(bytes - start.length() - end.length()) + end;
  }

  @Test
  void unreadBodiesAreLimitedToo() {
    Person ada = Person.user(headgate);
    problem(
        ada.asCaller().body("\"" + "a".repeat(70_000) + "\"").post("/auth/logout-all").then(),
        413,
        "payload-too-large");
  }

  @Test
  void unsupportedAcceptHeaderIsRefused() {
    Person ada = Person.user(headgate);
    problem(ada.asCaller().accept("image/png").get("/users/me").then(), 406, "not-acceptable");
  }

  @Test
  void parameterOfWrongTypeIsNamed() {
    Person administrator = Person.administrator(headgate);
    problem(
            administrator
                .asCaller()
                .queryParam("seconds", "many")
                .get("/admin/database/long-queries")
                .then(),
            400,
            "invalid-request")
        .body("errors.field", hasItem("seconds"));
    problem(administrator.asCaller().get("/admin/users/nobody").then(), 404, "not-found");
  }

  @Test
  void nonCanonicalNumbersAndIdsAreRefused() {
    Person administrator = Person.administrator(headgate);
    for (String seconds :
        List.of("+5", "-0", "-5", " 5", "5.0", "0x5", "\u0665", "86401", "2147483648")) {
      problem(
              administrator
                  .asCaller()
                  .queryParam("seconds", seconds)
                  .get("/admin/database/long-queries")
                  .then(),
              400,
              "invalid-request")
          .body("errors.field", hasItem("seconds"));
    }
    for (String pid : List.of("+1", "-1", "01", "1.0", "\uff11")) {
      problem(
          administrator.asCaller().post("/admin/database/backends/{pid}/cancel", pid).then(),
          404,
          "not-found");
    }
    String id = administrator.me().path("id");
    administrator.asCaller().get("/admin/users/{id}", id).then().statusCode(200);
    problem(
        administrator.asCaller().get("/admin/users/{id}", id.replaceFirst("^0+", "")).then(),
        404,
        "not-found");
  }

  @Test
  void textThatIsNoIdIsNotFoundByEveryOperation() {
    Person administrator = Person.administrator(headgate);
    for (RoleMatrixRow row : RoleMatrix.ROWS) {
      if (row.path().contains("{id}")) {
        String path = row.path().replaceAll("\\{[a-z]+}", "no-such-id");
        problem(administrator.asCaller().request(row.method(), path).then(), 404, "not-found");
      }
    }
  }

  @Test
  void traceIdOfTheCallerIsKept() {
    headgate
        .api()
        .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        .get("/nothing")
        .then()
        .body("trace_id", equalTo("0af7651916cd43dd8448eb211c80319c"));
  }

  private static ValidatableResponse problem(
      ValidatableResponse response, int status, String name) {
    String document = response.extract().body().asString();
    assertThat(document)
        .doesNotContain("Exception")
        .doesNotContain("org.headgate")
        .doesNotContain("select ");
    return response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:headgate:problem:" + name))
        .body("status", equalTo(status));
  }

  @Test
  void apiResponsesAreNotCacheable() {
    Person ada = Person.user(headgate);

    for (Response answer :
        List.of(ada.logIn(Person.PASSWORD), ada.me(), headgate.api().get("/users/me"))) {
      answer
          .then()
          .header("Cache-Control", equalTo("no-store"))
          .header("X-Content-Type-Options", equalTo("nosniff"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/.well-known/jwks.json",
        "/.well-known/openid-configuration",
        "/.well-known/oauth-authorization-server",
        "/health/detailed",
        "/health/db-pool",
        "/console/",
        "/nothing"
      })
  void documentsBesideTheApiAreReadAsNoOtherType(String path) {
    headgate.root().get(path).then().header("X-Content-Type-Options", equalTo("nosniff"));
  }
}
