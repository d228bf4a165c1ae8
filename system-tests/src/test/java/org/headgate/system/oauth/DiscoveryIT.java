package org.headgate.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Discovery documents and user info for other applications. */
class DiscoveryIT {

  private static final String OPENID = "/.well-known/openid-configuration";
  private static final String OAUTH = "/.well-known/oauth-authorization-server";

  private final Headgate headgate = Headgate.shared();

  @ParameterizedTest
  @ValueSource(strings = {OPENID, OAUTH})
  void documentUsesPublicUrlForAnyHostHeader(String document) {
    Response answer = headgate.root().header("Host", "evil.example").get(document);

    answer
        .then()
        .statusCode(200)
        .contentType("application/json")
        .header("Cache-Control", "public, max-age=300")
        .body("issuer", equalTo(issuer()))
        .body("jwks_uri", equalTo(issuer() + "/.well-known/jwks.json"));
    assertThat(answer.asString()).doesNotContain("evil.example", "authorization_endpoint");
  }

  @Test
  void everyEndpointOfTheDocumentIsServed() {
    JsonPath document = headgate.root().get(OPENID).jsonPath();
    List<String> addresses =
        document.<Map<String, Object>>get("").entrySet().stream()
            .filter(member -> member.getKey().matches(".*(?:_uri|_endpoint|_documentation)"))
            .map(member -> (String) member.getValue())
            .toList();

    assertThat(addresses)
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(
            address ->
                assertThat(headgate.root().get(address.substring(issuer().length())).statusCode())
                    .isNotEqualTo(404));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void userInfoReturnsTheCallersClaims(String method) {
    Person ada = Person.user(headgate);

    ada.asCaller()
        .request(method, "/userinfo")
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("sub", equalTo(ada.me().path("id")))
        .body("email", equalTo(ada.email()))
        .body("email_verified", equalTo(true))
        .body("name", equalTo("Ada Lovelace"))
        .body("locale", equalTo("en"))
        .body("zoneinfo", equalTo("UTC"))
        .body("keySet().size()", equalTo(7));
  }

  @Test
  void userInfoShowsChangesWithUpdatedAt() {
    Person ada = Person.user(headgate);
    int previous = ada.asCaller().get("/userinfo").path("updated_at");
    new Sql(headgate.databaseUrl())
        .update(
            "update platform.account set updated_at = updated_at - interval '1 hour' where email = ?",
            ada.email());
    ada.asCaller().get("/users/me").then().statusCode(200);
    ada.asCaller().get("/userinfo").then().body("updated_at", equalTo(previous - 3600));

    ada.asCaller()
        .body("{\"full_name\":null,\"time_zone\":\"Europe/London\"}")
        .patch("/users/me")
        .then()
        .statusCode(200);

    ada.asCaller()
        .get("/userinfo")
        .then()
        .body("name", equalTo(null))
        .body("zoneinfo", equalTo("Europe/London"))
        .body("updated_at", greaterThan(previous - 3600));
  }

  @Test
  void challengeNamesAnErrorOnlyForInvalidTokens() {
    Person ada = Person.user(headgate);
    ada.logOut();

    headgate
        .api()
        .get("/userinfo")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", equalTo("Bearer realm=\"headgate\""));
    ada.asCaller()
        .get("/userinfo")
        .then()
        .statusCode(401)
        .header(
            "WWW-Authenticate",
            allOf(
                containsString("Bearer realm=\"headgate\", error=\"invalid_token\""),
                containsString("error_description=")));
    assertThat(headgate.root().get(OPENID).jsonPath().getList("response_types_supported"))
        .isEmpty();
  }

  private String issuer() {
    return headgate.url("");
  }
}
