package org.headgate.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.client.ServiceClient;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services ask for the present state of a token, and its holder can revoke it. */
class IntrospectionIT {

  private final Headgate headgate = Headgate.shared();
  private ServiceClient service;

  @BeforeEach
  void createServiceClient() {
    service = ServiceClient.with(headgate, "introspect");
  }

  @Test
  void accessTokenIsActiveWithItsClaims() {
    Person ada = Person.user(headgate);

    introspect(ada.accessToken())
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("active", equalTo(true))
        .body("sub", equalTo(ada.me().path("id")))
        .body("username", equalTo(ada.email()))
        .body("sid", equalTo(ada.sessionId()))
        .body("iss", equalTo(headgate.url("")))
        .body("aud", contains("headgate"))
        .body("groups", contains("user"))
        .body("token_type", equalTo("Bearer"))
        .body("auth_time", greaterThan(1_700_000_000))
        .body("acr", equalTo("urn:headgate:acr:single-factor"))
        .body("exp", greaterThan(1_700_000_000));
  }

  @Test
  void endedSessionIsInactiveAtNextIntrospection() {
    Person ada = Person.user(headgate);
    isActive(ada.accessToken());

    ada.logOut();

    isInactive(ada.accessToken());
    isInactive(ada.refreshToken());
  }

  @Test
  void onlyNewestRefreshTokenIsActive() {
    Person ada = Person.user(headgate);
    String first = ada.refreshToken();
    introspect(first)
        .then()
        .body("active", equalTo(true))
        .body("token_type", equalTo("refresh_token"))
        .body("sid", equalTo(ada.sessionId()));

    ada.keep(ada.refresh(first));

    isInactive(first);
    isActive(ada.refreshToken());
  }

  @Test
  void introspectionFollowsRoleChangesAndDeactivation() {
    Person tender = Person.operator(headgate);
    String id = tender.me().path("id");
    introspect(tender.accessToken()).then().body("groups", contains("operator", "user"));

    administer(id, Map.of("roles", List.of("user")));
    introspect(tender.accessToken()).then().body("groups", contains("user"));

    administer(id, Map.of("is_active", false));
    isInactive(tender.accessToken());
  }

  @Test
  void serviceTokenIsInactiveWithItsAccount() {
    ServiceClient orders = ServiceClient.with(headgate, "orders:read");
    String token = orders.askForToken().path("access_token");
    introspect(token)
        .then()
        .body("active", equalTo(true))
        .body("client_id", equalTo(orders.id()))
        .body("scope", equalTo("orders:read"));

    orders.change(Map.of("is_active", false));

    isInactive(token);
  }

  @Test
  void introspectionFollowsScopesOfServiceAccount() {
    ServiceClient orders = ServiceClient.with(headgate, "orders:read", "orders:write");
    String token = orders.askForToken().path("access_token");
    introspect(token).then().body("scope", equalTo("orders:read orders:write"));

    orders.change(Map.of("scopes", List.of("orders:read")));
    introspect(token).then().body("active", equalTo(true)).body("scope", equalTo("orders:read"));

    orders.change(Map.of("scopes", List.of()));
    introspect(token).then().body("active", equalTo(true)).body("scope", nullValue());
  }

  @Test
  void foreignTokensAreInactive() {
    Person ada = Person.user(headgate);

    for (String token : List.of("nonsense", "a.b.c", ada.accessToken() + "A", "hgr_AAAA")) {
      isInactive(token);
    }
  }

  @Test
  void introspectionNeedsAnAuthorizedClient() {
    Person ada = Person.user(headgate);
    service
        .post()
        .formParam("token", ada.accessToken())
        .post("/oauth/introspect")
        .then()
        .body("active", equalTo(true));
    service.basic().post("/oauth/introspect").then().statusCode(400);
    ServiceClient.form(headgate.api())
        .formParam("token", ada.accessToken())
        .post("/oauth/introspect")
        .then()
        .statusCode(401)
        .body("error", equalTo("invalid_client"));
    ServiceClient.with(headgate, "orders:read")
        .basic()
        .formParam("token", ada.accessToken())
        .post("/oauth/introspect")
        .then()
        .statusCode(403)
        .body("error", equalTo("insufficient_scope"));
    service.change(Map.of("is_active", false));
    introspect(ada.accessToken()).then().statusCode(401);
  }

  @Test
  void revokedTokenEndsItsSession() {
    Person ada = Person.user(headgate);
    Person elsewhere = Person.user(headgate);

    revoke(ada.accessToken()).then().statusCode(200);
    revoke(elsewhere.refreshToken()).then().statusCode(200);

    ada.me().then().statusCode(401);
    ada.refresh(ada.refreshToken()).then().statusCode(401);
    elsewhere.me().then().statusCode(401);
    isInactive(ada.accessToken());
  }

  @Test
  void unknownTokensAreRevokedSilentlyUnlikeServiceTokens() {
    Person ada = Person.user(headgate);
    revoke("nonsense").then().statusCode(200);
    revoke(ada.accessToken() + "A").then().statusCode(200);
    revoke(ada.refreshToken() + "A").then().statusCode(200);
    ada.me().then().statusCode(200);
    revoke(ada.accessToken()).then().statusCode(200);
    revoke(ada.accessToken()).then().statusCode(200);
    ServiceClient.form(headgate.api()).post("/oauth/revoke").then().statusCode(400);

    revoke(service.askForToken().path("access_token"))
        .then()
        .statusCode(400)
        .body("error", equalTo("unsupported_token_type"));
  }

  private Response introspect(String token) {
    return service.basic().formParam("token", token).post("/oauth/introspect");
  }

  private Response revoke(String token) {
    return ServiceClient.form(headgate.api()).formParam("token", token).post("/oauth/revoke");
  }

  private void isActive(String token) {
    introspect(token).then().statusCode(200).body("active", equalTo(true));
  }

  /** It says no more than that. */
  private void isInactive(String token) {
    assertThat(introspect(token).asString()).isEqualTo("{\"active\":false}");
  }

  private void administer(String account, Map<String, Object> patch) {
    service
        .administrator()
        .asCaller()
        .body(patch)
        .patch("/admin/users/" + account)
        .then()
        .statusCode(200);
  }
}
