package org.headgate.system.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Administrators create and delete accounts. */
class UserCreationIT {

  private static final String CONFLICT = "urn:headgate:problem:conflict";
  private static Headgate headgate;
  private static Person administrator;

  @BeforeAll
  static void start() {
    headgate = Headgate.shared();
    administrator = Person.administrator(headgate);
  }

  @Test
  void verifiedAccountCanLogInAtOnce() {
    Person ada = Person.stranger(headgate);
    Response created =
        create(
            ada,
            Map.of(
                "full_name",
                "Ada Lovelace",
                "roles",
                List.of("operator"),
                "password",
                Person.PASSWORD,
                "verified",
                true));
    created
        .then()
        .statusCode(201)
        .header("Location", containsString("/api/v1/admin/users/" + created.path("id")))
        .body("email_verified", equalTo(true))
        .body("roles", contains("user", "operator"))
        .body("last_login_at", nullValue());
    assertThat(administrator.asCaller().get(path(created)).header("ETag"))
        .isEqualTo(created.header("ETag"));

    ada.keep(ada.logIn(Person.PASSWORD));
    ada.me().then().body("full_name", equalTo("Ada Lovelace"));
    audit(created.path("id"))
        .then()
        .body("items.action", hasItem("account.created_by_administrator"));
  }

  @Test
  void unverifiedAccountKeepsTheAdministratorsValues() {
    Person ada = Person.stranger(headgate);
    create(ada, Map.of("full_name", "Ada Lovelace", "password", Person.PASSWORD))
        .then()
        .statusCode(201)
        .body("email_verified", equalTo(false));
    ada.logIn(Person.PASSWORD).then().statusCode(403);
    String code = ada.code();
    headgate
        .api()
        .body(Map.of("email", ada.email(), "password", "mallory knows this password"))
        .post("/auth/signup")
        .then()
        .statusCode(202);

    ada.keep(ada.verify(code));

    ada.me().then().body("full_name", equalTo("Ada Lovelace"));
    ada.logIn("mallory knows this password").then().statusCode(401);
    ada.logIn(Person.PASSWORD).then().statusCode(200);
  }

  @Test
  void preparedSignUpGivesNoAccess() {
    Person ada = Person.stranger(headgate);
    ada.signUp().then().statusCode(202);
    String prepared = ada.code();

    create(ada, Map.of("verified", true)).then().statusCode(201);

    ada.verify(prepared).then().statusCode(400);
    ada.logIn(Person.PASSWORD).then().statusCode(401);
  }

  @Test
  void takenAddressIsRefused() {
    Person ada = Person.user(headgate);
    create(ada, Map.of("verified", true)).then().statusCode(409).body("type", equalTo(CONFLICT));
    Person other = Person.stranger(headgate);
    create(other, Map.of()).then().statusCode(201);
    create(other, Map.of("verified", true)).then().statusCode(409);
  }

  @Test
  void sameKeyReplaysTheFirstAnswer() {
    Person ada = Person.stranger(headgate);
    String key = UUID.randomUUID().toString();
    Map<String, Object> body = Map.of("email", ada.email(), "password", Person.PASSWORD);
    Response first = createWith(key, body);
    Response second = createWith(key, body);

    first.then().statusCode(201);
    second.then().statusCode(201).header("Idempotency-Replayed", "true");
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
  }

  @Test
  void invalidValuesAreRefusedByField() {
    Map<String, Object> wrong =
        Map.of(
            "email", "nobody",
            "password", "12345678",
            "locale", "?",
            "time_zone", "Nowhere/There",
            "department_id", UUID.randomUUID());
    wrong.forEach(
        (field, value) -> {
          Map<String, Object> body = new HashMap<>();
          body.put("email", "ada-" + UUID.randomUUID() + "@example.org");
          body.put(field, value);
          administrator
              .asCaller()
              .body(body)
              .post("/admin/users")
              .then()
              .statusCode(400)
              .body("errors.field", contains(field));
        });
  }

  @Test
  void deletedAccountIsUnusableAndItsOwnerNotified() {
    Person ada = Person.user(headgate);
    String id = ada.me().path("id");
    String tag = administrator.asCaller().get("/admin/users/" + id).header("ETag");
    administrator
        .asCaller()
        .body(Map.of("is_active", false))
        .patch("/admin/users/" + id)
        .then()
        .statusCode(200);
    administrator
        .asCaller()
        .header("If-Match", tag)
        .delete("/admin/users/" + id)
        .then()
        .statusCode(412);

    administrator.asCaller().delete("/admin/users/" + id).then().statusCode(202);

    ada.me().then().statusCode(401);
    ada.mailbox().about("Your account is being deleted");
    administrator.asCaller().delete("/admin/users/" + id).then().statusCode(404);
    audit(id)
        .then()
        .body("items[0].action", equalTo("account.deleted"))
        .body("items[0].actor", equalTo(administrator.me().<String>path("id")));
    create(ada, Map.of("verified", true)).then().statusCode(201);
  }

  private static Response create(Person person, Map<String, Object> fields) {
    Map<String, Object> body = new HashMap<>(fields);
    body.put("email", person.email());
    return administrator.asCaller().body(body).post("/admin/users");
  }

  private static Response createWith(String key, Map<String, Object> body) {
    return administrator.asCaller().header("Idempotency-Key", key).body(body).post("/admin/users");
  }

  private static String path(Response created) {
    return "/admin/users/" + created.path("id");
  }

  private static Response audit(String id) {
    Response entries = administrator.asCaller().queryParam("subject", id).get("/admin/audit");
    entries.then().statusCode(200);
    return entries;
  }
}
