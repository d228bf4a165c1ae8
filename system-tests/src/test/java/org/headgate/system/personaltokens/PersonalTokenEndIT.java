package org.headgate.system.personaltokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.client.ServiceClient;
import org.junit.jupiter.api.Test;

/** How personal access tokens end: withdrawal, expiry, roles and revocation. */
class PersonalTokenEndIT extends PersonalTokenSteps {
  @Test
  void onlyTheOwnerRevokesAToken() {
    Person ada = Person.user(headgate);
    Response created = create(ada, "account:read");
    String path = "/users/me/access-tokens/" + id(created);
    Person.user(headgate).asCaller().delete(path).then().statusCode(404);
    by(created.path("token")).get("/users/me").then().statusCode(200);

    ada.asCaller().delete(path).then().statusCode(204);

    isRefused(created.path("token"));
    ada.asCaller().delete(path).then().statusCode(404);
    tokens(ada).then().body("items", empty());
  }

  @Test
  void administratorsRevokeTokensAndAreAudited() {
    Person ada = Person.user(headgate);
    String account = ada.me().path("id");
    Response created = create(ada, "account:read");
    Person administrator = Person.administrator(headgate);
    String path = "/admin/users/" + account + "/access-tokens";
    administrator.asCaller().get(path).then().body("items.id", contains(id(created)));

    administrator.asCaller().delete(path + "/" + id(created)).then().statusCode(204);

    isRefused(created.path("token"));
    administrator
        .asCaller()
        .queryParam("subject", account)
        .get("/admin/audit")
        .then()
        .body("items.action", hasItems("personal_token.created", "personal_token.withdrawn"));
  }

  @Test
  void expiredTokenIsRefused() {
    Person ada = Person.user(headgate);
    Response created = create(ada, "account:read");
    database.update(
        "update platform.personal_token set expires_at = now() where id = cast(? as uuid)",
        id(created));

    isRefused(created.path("token"));
  }

  @Test
  void revokedRoleAppliesToExistingTokens() {
    Person tender = Person.operator(headgate);
    String token = create(tender, "operator:read").path("token");
    by(token).get("/admin/pools").then().statusCode(200);
    assertScopeIsMissing(by(token).post("/admin/pools/platform/purge"), "operator:write");

    Person.administrator(headgate)
        .asCaller()
        .body(Map.of("roles", List.of("user")))
        .patch("/admin/users/" + tender.me().path("id"))
        .then()
        .statusCode(200);

    by(token).get("/admin/pools").then().statusCode(403);
  }

  @Test
  void tokensCanBeIntrospectedAndRevoked() {
    Person tender = Person.operator(headgate);
    String token = create(tender, "account:read").path("token");
    ServiceClient service = ServiceClient.with(headgate, "introspect");

    introspect(service, token)
        .then()
        .body("active", equalTo(true))
        .body("scope", equalTo("account:read"))
        .body("username", equalTo(tender.email()))
        .body("sub", equalTo(tender.me().path("id")))
        .body("groups", contains("user"));
    ServiceClient.form(headgate.api())
        .formParam("token", token)
        .post("/oauth/revoke")
        .then()
        .statusCode(200);

    assertThat(introspect(service, token).asString()).isEqualTo("{\"active\":false}");
    isRefused(token);
    tender.me().then().statusCode(200);
  }

  private static Response introspect(ServiceClient service, String token) {
    return service.basic().formParam("token", token).post("/oauth/introspect");
  }
}
