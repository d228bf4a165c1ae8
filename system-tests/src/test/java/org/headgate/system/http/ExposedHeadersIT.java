package org.headgate.system.http;

import static org.hamcrest.Matchers.containsString;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.system.sessions.LogInLimitSteps;
import org.junit.jupiter.api.Test;

/** A browser application of another origin reads each header that it needs, of refusals too. */
class ExposedHeadersIT extends LogInLimitSteps {

  private static final Map<String, Object> SCHEDULE =
      Map.of(
          "name",
          "sluice",
          "trigger",
          Map.of("type", "interval", "every", "PT1H"),
          "action",
          Map.of("type", "email", "subject", "Sluice", "body", "Look at it"));

  private final Person ada = Person.user(headgate);

  @Test
  void headersOfSimpleRequestsAreReadable() {
    ExposedHeaders.assertReadable(foreign(headgate.api()).get("/whoami"), 200);
  }

  @Test
  void headersAfterAPreflightAreReadable() {
    String key = UUID.randomUUID().toString();
    foreign(headgate.api())
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "authorization,content-type,idempotency-key")
        .options("/schedules")
        .then()
        .statusCode(204)
        .header("Access-Control-Allow-Methods", containsString("POST"))
        .header("Access-Control-Allow-Headers", containsString("Idempotency-Key"));

    Response created = create(key);
    ExposedHeaders.assertReadable(created, 201, "Location", "ETag");
    ExposedHeaders.assertReadable(create(key), 201, "Location", "ETag", "Idempotency-Replayed");
    create(UUID.randomUUID().toString());
    ExposedHeaders.assertReadable(foreign(ada.asCaller()).get("/schedules?limit=1"), 200, "Link");
    ExposedHeaders.assertReadable(
        foreign(ada.asCaller())
            .header("If-None-Match", created.header("ETag"))
            .get("/schedules/" + created.path("id")),
        304,
        "ETag");
  }

  @Test
  void headersOfRefusalsAreReadable() {
    ExposedHeaders.assertReadable(
        foreign(headgate.api()).get("/users/me"), 401, "WWW-Authenticate");
    ExposedHeaders.assertReadable(
        foreign(ada.asCaller()).get("/schedules/" + UUID.randomUUID()), 404);
    ExposedHeaders.assertReadable(foreign(headgate.api()).get("/auth/signup"), 405, "Allow");
    ExposedHeaders.assertReadable(
        foreign(headgate.api()).request("TRACE", "/users/me"), 405, "Allow");
    ExposedHeaders.assertReadable(
        foreign(ada.asCaller()).header("If-Match", "\"other\"").body("{}").patch("/users/me"), 412);
    ExposedHeaders.assertReadable(
        foreign(headgate.api()).urlEncodingEnabled(false).get("/users/%00"), 400);
  }

  @Test
  void retryAfterIsReadable() {
    failuresUntilSlowed(ada.email());

    ExposedHeaders.assertReadable(
        foreign(headgate.from(Headgate.anyNetwork()))
            .body(Map.of("email", ada.email(), "password", "not the password"))
            .post("/auth/login"),
        429,
        "Retry-After");
  }

  private Response create(String key) {
    return foreign(ada.asCaller()).header("Idempotency-Key", key).body(SCHEDULE).post("/schedules");
  }

  private static RequestSpecification foreign(RequestSpecification request) {
    return request.header("Origin", Headgate.ORIGIN);
  }
}
