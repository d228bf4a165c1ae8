package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs get tokens of their own, for as long as an administrator lets them. */
class ServiceAccountsIT {

  private final Headgate headgate = Headgate.shared();

  @Test
  void aProgramGetsATokenThatSaysWhoItIsAndWhatItMay() {
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
  void aTokenIsAskedForWithFewerScopesByAFormAsWell() {
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
  void aTokenOfAProgramIsNobodysLogIn() {
    String token = ServiceClient.with(headgate, "introspect").askForToken().path("access_token");

    for (String path : List.of("/users/me", "/userinfo", "/admin/users", "/admin/pools")) {
      headgate.api().header("Authorization", "Bearer " + token).get(path).then().statusCode(401);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "password, orders:read, unsupported_grant_type",
    "client_credentials, orders:delete, invalid_scope",
    "'', orders:read, invalid_request"
  })
  void whatCannotBeGrantedIsRefusedInOAuthsWords(String grant, String scope, String error) {
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
  void whatIsNoFormIsRefusedInOAuthsWords(String endpoint, String body) {
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
  void credentialsAreSentOnceAndInOneWay() {
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
  void whoIsUnknownInactiveOrWithoutTheSecretIsToldTheSame() {
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

  @Test
  void aSecretIsReplacedWithoutAGapAndOnlyTwoAreKept() {
    ServiceClient orders = ServiceClient.with(headgate);
    String old = orders.secretId();
    String before = orders.secret();
    orders.drawSecret();
    orders.addSecret().then().statusCode(409);
    orders.askForToken().then().statusCode(200);

    orders.removeSecret(old).then().statusCode(204);

    orders.removeSecret(old).then().statusCode(404);
    orders.askForToken().then().statusCode(200);
    refused(
        ServiceClient.form(headgate.api())
            .auth()
            .preemptive()
            .basic(orders.id(), before)
            .formParam("grant_type", "client_credentials")
            .post("/oauth/token"));
    orders.read().then().body("secrets.id", contains(orders.secretId()));
    assertThat(orders.read().asString()).doesNotContain("hgs_");
  }

  @Test
  void guessesOfANetworkAreLimitedAndARightSecretIsNot() {
    ServiceClient orders = ServiceClient.with(headgate);
    String network = Headgate.anyNetwork();
    Response guess = guess(orders, network);
    guess.then().statusCode(401);
    int guesses = 0;
    while (guess.statusCode() == 401 && guesses++ < 400) {
      guess = guess(orders, network);
    }

    guess
        .then()
        .statusCode(429)
        .header("Retry-After", notNullValue())
        .body("type", equalTo("urn:headgate:problem:too-many-attempts"));
    ServiceClient.form(headgate.from(network))
        .auth()
        .preemptive()
        .basic(orders.id(), orders.secret())
        .formParam("grant_type", "client_credentials")
        .post("/oauth/token")
        .then()
        .statusCode(200);
  }

  @Test
  void anAdministratorTendsThemAndEachDeedIsWrittenDown() {
    ServiceClient orders = ServiceClient.with(headgate, "introspect");
    orders
        .change(Map.of("name", "Billing", "scopes", List.of("b", "a", "a")))
        .then()
        .statusCode(200)
        .body("name", equalTo("Billing"))
        .body("scopes", contains("a", "b"));
    orders
        .administrator()
        .asCaller()
        .header("If-Match", "\"stale\"")
        .body(Map.of("name", "Late"))
        .patch("/admin/service-accounts/" + orders.id())
        .then()
        .statusCode(412);
    orders.askForToken();
    orders.delete().then().statusCode(204);
    orders.read().then().statusCode(404);

    orders
        .administrator()
        .asCaller()
        .queryParam("subject", orders.id())
        .get("/admin/audit")
        .then()
        .body(
            "items.action",
            contains(
                "service_account.deleted",
                "service_account.token_issued",
                "service_account.changed",
                "service_account.secret_added",
                "service_account.created"))
        .body("items[1].actor", equalTo(orders.id()));
  }

  @Test
  void theyAreListedAndTheOldestComesFirst() {
    ServiceClient one = ServiceClient.with(headgate);
    ServiceClient two = ServiceClient.with(headgate);

    List<String> ids =
        one.administrator()
            .asCaller()
            .queryParam("limit", 200)
            .get("/admin/service-accounts")
            .jsonPath()
            .getList("items.id");

    assertThat(ids).containsSubsequence(one.id(), two.id());
  }

  @ParameterizedTest
  @CsvSource({"' ', a, name", "Orders, 'a b', scopes", "Orders, '', scopes"})
  void whatIsNotSoundIsRefusedByItsField(String name, String scope, String field) {
    Person.administrator(headgate)
        .asCaller()
        .body(Map.of("name", name, "scopes", List.of(scope)))
        .post("/admin/service-accounts")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem(field));
  }

  private Response guess(ServiceClient client, String network) {
    return ServiceClient.form(headgate.from(network))
        .auth()
        .preemptive()
        .basic(client.id(), "hgs_guess")
        .formParam("grant_type", "client_credentials")
        .post("/oauth/token");
  }

  private static String refused(Response answer) {
    answer
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", startsWith("Basic"))
        .body("error", equalTo("invalid_client"));
    return answer.asString();
  }

  private static JsonPath claims(String token) {
    String part = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
    return JsonPath.from(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
  }
}
