package org.headgate.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.ServiceClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The grant of client credentials (RFC 6749, 4.4). */
class ClientCredentialsIT extends ServiceAccountSteps {
  @Test
  void serviceAccountGetsTokenWithItsIdAndScopes() {
    ServiceClient orders = ServiceClient.with(headgate, "orders:write", "orders:read");

    Response answer = orders.askForToken();

    answer
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("token_type", equalTo("Bearer"))
        .body("expires_in", equalTo(900))
        .body("scope", equalTo("orders:read orders:write"));
    JsonPath claims = claims(answer.path("access_token"));
    assertThat(claims.getString("sub")).isEqualTo(orders.id());
    assertThat(claims.getString("client_id")).isEqualTo(orders.id());
    assertThat(claims.getString("iss")).isEqualTo(headgate.url(""));
    assertThat(claims.getString("scope")).isEqualTo("orders:read orders:write");
    assertThat(claims.<Object>get("groups")).isNull();
    orders.read().then().body("secrets[0].last_used_at", notNullValue());
  }

  @Test
  void credentialsInFormAndFewerScopesAreAccepted() {
    ServiceClient orders = ServiceClient.with(headgate, "orders:write", "orders:read");

    orders
        .post()
        .formParam("grant_type", "client_credentials")
        .formParam("scope", "orders:read")
        .post("/oauth/token")
        .then()
        .statusCode(200)
        .body("scope", equalTo("orders:read"));
  }

  @Test
  void serviceTokensAreNotSessions() {
    String token = ServiceClient.with(headgate, "introspect").askForToken().path("access_token");

    for (String path : List.of("/users/me", "/userinfo", "/admin/users", "/admin/pools")) {
      headgate.api().header("Authorization", "Bearer " + token).get(path).then().statusCode(401);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "password, orders:read, unsupported_grant_type",
    "client_credentials, orders:delete, invalid_scope",
    "client_credentials, ' ', invalid_scope",
    "'', orders:read, invalid_request"
  })
  void invalidGrantsAndScopesAreRefusedWithOAuthErrors(String grant, String scope, String error) {
    ServiceClient.with(headgate, "orders:read")
        .basic()
        .formParam("grant_type", grant)
        .formParam("scope", scope)
        .post("/oauth/token")
        .then()
        .statusCode(400)
        .contentType("application/json")
        .body("error", equalTo(error))
        .body("error_description", notNullValue());
  }

  /** The request is at fault, wherever the escape stands that is none. */
  @ParameterizedTest
  @CsvSource({"token, token=%", "revoke, token=%zz", "introspect, %=a", "introspect, token=a&b=%2"})
  void malformedFormsAreRefusedWithOAuthErrors(String endpoint, String body) {
    ServiceClient.with(headgate, "introspect")
        .basic()
        .body(body)
        .post("/oauth/" + endpoint)
        .then()
        .statusCode(400)
        .contentType("application/json")
        .body("error", equalTo("invalid_request"));
  }

  @Test
  void duplicateCredentialsAreRefused() {
    ServiceClient orders = ServiceClient.with(headgate);

    orders
        .basic()
        .formParam("client_secret", orders.secret())
        .formParam("grant_type", "client_credentials")
        .post("/oauth/token")
        .then()
        .statusCode(400)
        .body("error", equalTo("invalid_request"));
    orders
        .basic()
        .formParam("grant_type", "client_credentials", "client_credentials")
        .post("/oauth/token")
        .then()
        .statusCode(400)
        .body("error", equalTo("invalid_request"));
  }

  @Test
  void clientAuthenticationFailuresAreIndistinguishable() {
    ServiceClient orders = ServiceClient.with(headgate);
    ServiceClient others = ServiceClient.with(headgate);
    String none =
        refused(
            ServiceClient.form(headgate.api())
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token"));
    String foreign =
        refused(
            ServiceClient.form(headgate.api())
                .auth()
                .preemptive()
                .basic(others.id(), orders.secret())
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token"));
    orders.change(Map.of("is_active", false)).then().statusCode(200);
    String inactive = refused(orders.askForToken());
    others.delete().then().statusCode(204);
    String unknown = refused(others.askForToken());

    assertThat(List.of(foreign, inactive, unknown)).containsOnly(none);
    orders.change(Map.of("is_active", true)).then().statusCode(200);
    orders.askForToken().then().statusCode(200);
  }

  private static JsonPath claims(String token) {
    String part = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
    return JsonPath.from(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
  }
}
