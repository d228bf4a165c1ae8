package org.headgate.system.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Browser applications of another origin: what they may read, and where links lead. */
class BrowserApplicationIT {

  private static final String ORIGIN = Headgate.ORIGIN;

  private final Headgate headgate = Headgate.shared();

  @ParameterizedTest
  @ValueSource(strings = {ORIGIN, "http://localhost:3000"})
  void preflightOfListedOriginIsAnswered(String origin) {
    preflight(origin)
        .then()
        .statusCode(204)
        .header("Access-Control-Allow-Origin", equalTo(origin))
        .header("Access-Control-Allow-Methods", containsString("PATCH"))
        .header("Access-Control-Allow-Headers", containsString("Authorization"))
        .header("Access-Control-Allow-Headers", containsString("If-Match"))
        .header("Access-Control-Allow-Headers", containsString("Idempotency-Key"))
        .header("Access-Control-Allow-Headers", not(containsString("X-Evil")))
        .header("Access-Control-Allow-Credentials", nullValue())
        .header("Vary", containsString("Origin"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "https://evil.example",
        "https://app.example.org.evil.example",
        "https://evil-app.example.org",
        "http://app.example.org",
        "https://app.example.org:8443",
        "https://app.example.org/",
        "HTTPS://APP.EXAMPLE.ORG",
        "*",
      })
  void otherOriginsAreRefusedEverywhere(String origin) {
    Response refused = preflight(origin);
    refused.then().statusCode(403).contentType("application/problem+json");
    noCors(refused);
    noCors(from(origin).get("/whoami"));
    noCors(from(origin).get("/users/me"));
    noCors(from(origin).urlEncodingEnabled(false).get("/users/%00"));
  }

  @Test
  void repeatedOriginHeadersAreIgnored() {
    noCors(from(ORIGIN).header("Origin", ORIGIN).get("/whoami"));
  }

  @Test
  void successAndRefusalsAreReadableAcrossOrigins() {
    assertReadable(from(ORIGIN).get("/whoami"), 200);
    assertReadable(from(ORIGIN).get("/users/me"), 401);
    assertReadable(from(ORIGIN).header("Authorization", "Bearer x.y.z").get("/users/me"), 401);
    assertReadable(from(ORIGIN).get("/nothing"), 404);
    assertReadable(from(ORIGIN).get("/auth/signup"), 405);
    assertReadable(from(ORIGIN).accept("image/png").get("/whoami"), 406);
    assertReadable(from(ORIGIN).body("{").post("/auth/signup"), 400);
    assertReadable(from(ORIGIN).contentType("text/plain").body("x").post("/auth/signup"), 415);
    assertReadable(from(ORIGIN).body("\"" + "a".repeat(70_000) + "\"").post("/auth/signup"), 413);
    assertReadable(from(ORIGIN).urlEncodingEnabled(false).get("/schedules/%5c"), 400);
    assertReadable(from(ORIGIN).get("/" + "a".repeat(9_000)), 414);
    assertReadable(from(ORIGIN).urlEncodingEnabled(false).get("/users/%00"), 400);
    assertReadable(from(ORIGIN).request("TRACE", "/users/me"), 405);
  }

  @Test
  void responseWithoutOriginVariesByOrigin() {
    headgate
        .api()
        .get("/whoami")
        .then()
        .statusCode(200)
        .header("Vary", containsString("Origin"))
        .header("Access-Control-Allow-Origin", nullValue());
  }

  @Test
  void linksUsePublicUrlForAnyHostHeader() {
    String publicUrl = headgate.url("");
    Person ada = Person.user(headgate);
    for (int number = 0; number < 2; number++) {
      Response created = withForeignHost(ada).body(schedule(number)).post("/schedules");
      created.then().statusCode(201);
      assertThat(created.header("Location"))
          .isEqualTo(publicUrl + "/api/v1/schedules/" + created.path("id"));
    }

    assertThat(withForeignHost(ada).queryParam("limit", 1).get("/schedules").header("Link"))
        .startsWith("<" + publicUrl + "/api/v1/schedules?limit=1&cursor=")
        .endsWith(">; rel=\"next\"");
    headgate
        .root()
        .header("Host", "evil.example")
        .redirects()
        .follow(false)
        .get("/console")
        .then()
        .header("Location", equalTo("console/"));
    assertThat(headgate.root().header("Host", "evil.example").get("/openapi").asString())
        .contains("url: " + publicUrl)
        .doesNotContain("evil.example");
  }

  private static Map<String, Object> schedule(int number) {
    return Map.of(
        "name",
        "weir " + number,
        "trigger",
        Map.of("type", "interval", "every", "PT1H"),
        "action",
        Map.of("type", "email", "subject", "Weir", "body", "Look at it"));
  }

  private static RequestSpecification withForeignHost(Person person) {
    return person
        .asCaller()
        .header("Host", "evil.example")
        .header("X-Forwarded-Host", "evil.example")
        .header("X-Forwarded-Proto", "ftp")
        .header("Forwarded", "host=evil.example");
  }

  private RequestSpecification from(String origin) {
    return headgate.api().header("Origin", origin);
  }

  private Response preflight(String origin) {
    return from(origin)
        .header("Access-Control-Request-Method", "PATCH")
        .header("Access-Control-Request-Headers", "authorization, x-evil")
        .options("/users/me");
  }

  private static void assertReadable(Response answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    answer
        .then()
        .header("Access-Control-Allow-Origin", equalTo(ORIGIN))
        .header("Access-Control-Expose-Headers", containsString("ETag"))
        .header("Access-Control-Expose-Headers", containsString("Location"))
        .header("Access-Control-Expose-Headers", containsString("Link"))
        .header("Access-Control-Expose-Headers", containsString("Retry-After"))
        .header("Vary", containsString("Origin"));
  }

  private static void noCors(Response answer) {
    answer
        .then()
        .header("Access-Control-Allow-Origin", nullValue())
        .header("Access-Control-Allow-Methods", nullValue());
  }
}
