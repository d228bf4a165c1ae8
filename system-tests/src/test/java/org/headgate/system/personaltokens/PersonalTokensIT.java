package org.headgate.system.personaltokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Creation and scopes of personal access tokens. */
class PersonalTokensIT extends PersonalTokenSteps {
  private static final String ANOTHER = "eleven herons on the sluice";
  private static final String SUBJECT = "A personal access token was created for your account";

  @Test
  void tokenActsWithinItsScopesAndItsOwnerIsNotified() {
    Person ada = Person.user(headgate);
    Response created = create(ada, "account:read");
    created
        .then()
        .statusCode(201)
        .header("Location", containsString("/users/me/access-tokens/" + id(created)))
        .body("personal_token.name", equalTo("Backup"))
        .body("personal_token.scopes", contains("account:read"))
        .body("personal_token.last_used_at", nullValue());
    String token = created.path("token");

    by(token).get("/users/me").then().statusCode(200).body("email", equalTo(ada.email()));
    by(token).get("/whoami").then().body("email", equalTo(ada.email()));
    assertScopeIsMissing(
        by(token).body("{\"full_name\":\"Eve\"}").patch("/users/me"), "account:write");
    assertScopeIsMissing(by(token).get("/schedules"), "schedules:read");
    by(token).get("/admin/users").then().statusCode(403).body("type", hasSlug("forbidden"));

    assertThat(ada.mailbox().about(SUBJECT).text()).contains("Backup");
    await().until(() -> tokens(ada).path("items[0].last_used_at") != null);
    String listed = tokens(ada).asString();
    assertThat(listed).contains(id(created)).doesNotContain(token);
    tokens(ada)
        .then()
        .body("items.size()", equalTo(1))
        .body("items[0].prefix", equalTo(token.substring(0, 16)));
  }

  @Test
  void expiryIsKeptAsItWasSent() {
    Person ada = Person.user(headgate);
    Map<String, Object> request = request("account:read");

    ada.asCaller()
        .body(request)
        .post("/users/me/access-tokens")
        .then()
        .statusCode(201)
        .body("personal_token.expires_at", equalTo(request.get("expires_at")));
    tokens(ada).then().body("items[0].expires_at", equalTo(request.get("expires_at")));
  }

  @Test
  void writeScopeIncludesReading() {
    Person ada = Person.user(headgate);
    String token = create(ada, "account:write").path("token");

    by(token)
        .body("{\"full_name\":\"Ada King\"}")
        .patch("/users/me")
        .then()
        .statusCode(200)
        .body("full_name", equalTo("Ada King"));
    by(token).get("/users/me").then().statusCode(200);
  }

  @Test
  void credentialOperationsRefuseEveryToken() {
    Person ada = Person.user(headgate);
    String token = create(ada, "account:write", "schedules:write").path("token");

    for (String path : List.of("sessions", "totp", "passkeys", "access-tokens")) {
      beyond(by(token).get("/users/me/" + path));
    }
    beyond(
        by(token)
            .body(Map.of("current_password", Person.PASSWORD, "new_password", ANOTHER))
            .post("/auth/password/change"));
    beyond(by(token).body(Map.of("password", Person.PASSWORD)).delete("/users/me"));
    beyond(by(token).body(Map.of("password", Person.PASSWORD)).post("/users/me/totp"));
    beyond(by(token).body(request("account:read")).post("/users/me/access-tokens"));
    beyond(by(token).post("/auth/logout-all"));
    ada.me().then().statusCode(200);
  }

  @Test
  void exportOfSecretsRefusesEveryToken() {
    String token = create(Person.administrator(headgate), "admin:write").path("token");

    for (String secrets : List.of("password_hashes", "second_factors")) {
      by(token)
          .queryParam(secrets, true)
          .get("/admin/users/exports")
          .then()
          .statusCode(401)
          .body("type", hasSlug("reauthentication-required"));
    }
  }

  @Test
  void tokenCreationRequiresRecentAuthentication() {
    Person ada = Person.user(headgate);
    ada.ageSession(Duration.ofMinutes(6));

    create(ada, "account:read")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", containsString("max_age=\"300\""))
        .body("type", hasSlug("reauthentication-required"));
    Map<String, Object> proven = request("account:read");
    proven.put("password", Person.PASSWORD);

    ada.asCaller().body(proven).post("/users/me/access-tokens").then().statusCode(201);
  }

  @ParameterizedTest
  @CsvSource({
    "' ', account:read, P30D, name",
    "Backup, admin:read, P30D, scopes",
    "Backup, operator:write, P30D, scopes",
    "Backup, moon:read, P30D, scopes[0]",
    "Backup, account:read, P366D, expires_at",
    "Backup, account:read, PT-1S, expires_at"
  })
  void invalidValuesAreRefusedByField(String name, String scope, Duration life, String field) {
    Person.user(headgate)
        .asCaller()
        .body(
            Map.of(
                "name", name,
                "scopes", List.of(scope),
                "expires_at", Instant.now().plus(life).toString()))
        .post("/users/me/access-tokens")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem(field));
  }

  @Test
  void tokenEndsWithAllSessionsOfItsOwner() {
    Person ada = Person.user(headgate);
    String changed = create(ada, "account:read").path("token");
    ada.changePassword(Person.PASSWORD, ANOTHER).then().statusCode(204);
    isRefused(changed);

    ada.keep(ada.logIn(ANOTHER));
    String loggedOut = create(ada, "account:read").path("token");
    ada.asCaller().post("/auth/logout-all").then().statusCode(204);
    isRefused(loggedOut);

    ada.keep(ada.logIn(ANOTHER));
    String deactivated = create(ada, "account:read").path("token");
    String path = "/admin/users/" + ada.me().path("id");
    RequestSpecification administrator = Person.administrator(headgate).asCaller();
    administrator.body(Map.of("is_active", false)).patch(path).then().statusCode(200);
    isRefused(deactivated);
    Person.administrator(headgate)
        .asCaller()
        .body(Map.of("is_active", true))
        .patch(path)
        .then()
        .statusCode(200);
    isRefused(deactivated);
  }

  @Test
  void tokenIsNotStored() {
    Person ada = Person.user(headgate);
    String token = create(ada, "account:read").path("token");

    assertThat(database.tablesWith(token)).isEmpty();
  }

  private static void beyond(Response response) {
    response.then().statusCode(403).body("type", hasSlug("insufficient-scope"));
  }
}
