package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts use an account by tokens of its owner, as far as these reach and as long as they may. */
class PersonalTokensIT {

  private static final String ANOTHER = "eleven herons on the sluice";
  private static final String SUBJECT = "A personal access token was made for your account";

  private final Headgate headgate = Headgate.shared();
  private final Sql database = new Sql(headgate.databaseUrl());

  @Test
  void aTokenDoesWhatItsScopesAllowAndItsOwnerIsTold() {
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
    lacks(by(token).body("{\"full_name\":\"Eve\"}").patch("/users/me"), "account:write");
    lacks(by(token).get("/schedules"), "schedules:read");
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
  void whoMayWriteMayReadToo() {
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
  void whatOpensTheAccountIsClosedToEveryToken() {
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
  void aStolenSessionAloneMakesNone() {
    Person ada = Person.user(headgate);
    database.update(
        "update platform.session set created_at = created_at - interval '6 minutes'"
            + " where id = cast(? as uuid)",
        ada.sessionId());

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
    "Backup, moon:read, P30D, scopes.[0]",
    "Backup, account:read, P366D, expires_at",
    "Backup, account:read, PT-1S, expires_at"
  })
  void whatIsNotSoundIsRefusedByItsField(String name, String scope, Duration life, String field) {
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
  void itsOwnerWithdrawsItAndNobodyElseDoes() {
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
  void anAdministratorSeesAndWithdrawsItAndEachDeedIsWrittenDown() {
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
  void itEndsWithEverySessionOfItsOwner() {
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
  void itEndsByItself() {
    Person ada = Person.user(headgate);
    Response created = create(ada, "account:read");
    database.update(
        "update platform.personal_token set expires_at = now() where id = cast(? as uuid)",
        id(created));

    isRefused(created.path("token"));
  }

  @Test
  void aRoleThatWasTakenAwayIsGoneFromTheTokenToo() {
    Person tender = Person.operator(headgate);
    String token = create(tender, "operator:read").path("token");
    by(token).get("/admin/pools").then().statusCode(200);
    lacks(by(token).post("/admin/pools/platform/purge"), "operator:write");

    Person.administrator(headgate)
        .asCaller()
        .body(Map.of("roles", List.of("user")))
        .patch("/admin/users/" + tender.me().path("id"))
        .then()
        .statusCode(200);

    by(token).get("/admin/pools").then().statusCode(403);
  }

  @Test
  void aServiceIsToldOfItAndWhoHoldsItRevokesIt() {
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

  @Test
  void theDatabaseDoesNotKnowIt() {
    Person ada = Person.user(headgate);
    String token = create(ada, "account:read").path("token");

    assertThat(database.tablesWith(token)).isEmpty();
  }

  private Response create(Person owner, String... scopes) {
    return owner.asCaller().body(request(scopes)).post("/users/me/access-tokens");
  }

  private static Map<String, Object> request(String... scopes) {
    Map<String, Object> request = new HashMap<>();
    request.put("name", "Backup");
    request.put("scopes", List.of(scopes));
    request.put("expires_at", Instant.now().plus(30, ChronoUnit.DAYS).toString());
    return request;
  }

  private static Response tokens(Person owner) {
    return owner.asCaller().get("/users/me/access-tokens");
  }

  private static String id(Response created) {
    return created.path("personal_token.id");
  }

  private RequestSpecification by(String token) {
    return headgate.api().header("Authorization", "Bearer " + token);
  }

  private static Response introspect(ServiceClient service, String token) {
    return service.basic().formParam("token", token).post("/oauth/introspect");
  }

  private void isRefused(String token) {
    by(token).get("/users/me").then().statusCode(401).body("type", hasSlug("unauthorized"));
  }

  private static void lacks(Response response, String scope) {
    response
        .then()
        .statusCode(403)
        .header("WWW-Authenticate", containsString("scope=\"" + scope + "\""))
        .body("type", hasSlug("insufficient-scope"));
  }

  private static void beyond(Response response) {
    response.then().statusCode(403).body("type", hasSlug("insufficient-scope"));
  }

  private static Matcher<String> hasSlug(String slug) {
    return equalTo("urn:headgate:problem:" + slug);
  }
}
