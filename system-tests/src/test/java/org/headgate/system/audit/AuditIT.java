package org.headgate.system.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The audit log records actor, action, subject, origin and outcome, and cannot be changed. */
class AuditIT {

  private static Headgate headgate;
  private static Person administrator;

  /** Some of these tests spoil the log. */
  @BeforeAll
  static void start() {
    headgate = Headgate.permissive();
    administrator = Person.administrator(headgate);
  }

  @Test
  void accountLifeCycleIsAudited() {
    Person ada = Person.user(headgate);
    String id = ada.me().path("id");
    ada.logIn("not the password of anybody").then().statusCode(401);
    ada.keep(ada.logIn(Person.PASSWORD));
    ada.logOut().then().statusCode(204);

    Response entries = log("subject", id);

    assertThat(entries.<List<String>>path("items.collect { it.action + ' ' + it.outcome }"))
        .containsExactly(
            "account.logout success",
            "account.login success",
            "account.login failure",
            "account.login success",
            "account.verify_email success",
            "account.signup success");
    entries
        .then()
        .body("items.address", everyItem(startsWith("10.")))
        .body("items.trace_id", everyItem(notNullValue()))
        .body("items[0].actor", equalTo(id))
        .body("items[2].actor", equalTo("anonymous"))
        .body("items[2].reason", equalTo("invalid_credentials"))
        .body("items[5].subject.kind", equalTo("account"));
    log("actor", id).then().body("items.subject.id", everyItem(equalTo(id)));
  }

  @Test
  void entriesShowAndAreFoundByEmailAddress() {
    Person ada = Person.user(headgate);
    String id = ada.me().path("id");

    log("actor", ada.email())
        .then()
        .body("items.actor", everyItem(equalTo(id)))
        .body("items.actor_email", everyItem(equalTo(ada.email())));
    log("subject", ada.email().toUpperCase(Locale.ROOT))
        .then()
        .body("items.subject.id", everyItem(equalTo(id)))
        .body("items.subject_email", everyItem(equalTo(ada.email())))
        .body("items.action", hasItems("account.signup", "account.verify_email"));
    log("actor", "nobody-" + ada.email()).then().body("items.size()", equalTo(0));
    log("action", "pool.change").then().body("items.subject_email", everyItem(nullValue()));
    assertRefused("actor", "nobody at all");
    assertRefused("actor", "@");
    assertRefused("subject", "two@@signs");
  }

  @Test
  void logIsSearchedUntilAnInstant() {
    Person ada = Person.user(headgate);
    String id = ada.me().path("id");
    List<String> instants = log("subject", id).path("items.occurred_at");

    administrator
        .asCaller()
        .queryParam("subject", id)
        .queryParam("until", instants.get(0))
        .get("/admin/audit")
        .then()
        .body("items.occurred_at", equalTo(instants.subList(1, instants.size())));
    assertRefused("until", "tomorrow");
  }

  private static void assertRefused(String parameter, String value) {
    administrator
        .asCaller()
        .queryParam(parameter, value)
        .get("/admin/audit")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo(parameter));
  }

  @Test
  void refusedLogInsAreAuditedWithTheirReason() {
    Person unknown = Person.stranger(headgate);
    Person inactive = Person.user(headgate);
    Person ada = Person.user(headgate);
    administrator
        .asCaller()
        .body(Map.of("is_active", false))
        .patch("/admin/users/" + inactive.me().path("id"))
        .then()
        .statusCode(200);

    assertThat(refusal(unknown, Person.PASSWORD)).isEqualTo("invalid_credentials null");
    assertThat(refusal(ada, "not the password of anybody"))
        .isEqualTo("invalid_credentials account");
    assertThat(refusal(inactive, Person.PASSWORD)).isEqualTo("inactive account");
  }

  @Test
  void wrongCodesAreAuditedForTheAccountOfTheAddress() {
    Person ada = Person.user(headgate);
    String id = ada.me().path("id");
    ada.verify("000000").then().statusCode(400);
    ada.resetPassword("000000", "eleven herons on the sluice").then().statusCode(400);

    Response entries = log("subject", id);

    assertThat(entries.<List<String>>path("items.collect { it.action + ' ' + it.reason }"))
        .startsWith("account.password_reset invalid_code", "account.verify_email invalid_code");
    entries.then().body("items[0].actor", equalTo("anonymous"));
  }

  @Test
  void refreshTokenReuseIsAudited() {
    Person ada = Person.user(headgate);
    String id = ada.me().path("id");
    String stolen = ada.refreshToken();
    ada.keep(ada.refresh(stolen));
    new Sql(headgate.databaseUrl())
        .update(
            "update platform.session set rotations = array(select r - interval '31 seconds' from unnest(rotations) r)");
    ada.refresh(stolen).then().statusCode(401);

    log("subject", id)
        .then()
        .body("items[0].action", equalTo("account.refresh_token_reused"))
        .body("items[0].outcome", equalTo("failure"));
  }

  @Test
  void poolActionsAreAudited() {
    String change =
        administrator
            .asCaller()
            .body(Map.of("recycle_seconds", 1700))
            .patch("/admin/pools/userdata")
            .then()
            .statusCode(202)
            .extract()
            .path("change_id");
    administrator.asCaller().post("/admin/pools/changes/" + change + "/revert");
    administrator.asCaller().post("/admin/pools/userdata/purge").then().statusCode(200);

    log("subject", "userdata")
        .then()
        .body("items.action", hasItems("pool.change", "pool.revert", "pool.purge"))
        .body("items.actor", hasItem(administrator.me().<String>path("id")))
        .body("items.details.change_id", hasItem(change));
  }

  @Test
  void listIsPagedByLinkHeader() {
    Person.user(headgate).logIn(Person.PASSWORD);
    List<String> seen = new ArrayList<>();
    String next = headgate.url("/api/v1/admin/audit?action=account.login&limit=1");
    Response page = null;
    for (int i = 0; i < 2; i++) {
      page = administrator.asCaller().baseUri("").get(next);
      page.then().statusCode(200).body("items.size()", equalTo(1));
      seen.add(page.path("items[0].id"));
      assertThat(page.header("Link"))
          .endsWith("rel=\"next\"")
          .contains(page.<String>path("next_cursor"));
      next = page.header("Link").replaceAll("^<|>.*$", "");
    }
    assertThat(seen).doesNotHaveDuplicates();

    administrator
        .asCaller()
        .queryParam("since", "2999-01-01T00:00:00Z")
        .get("/admin/audit")
        .then()
        .body("items.size()", equalTo(0))
        .body("next_cursor", nullValue());
  }

  @Test
  void invalidParameterIsRefusedByName() {
    for (String field : List.of("actor", "action", "since", "limit", "cursor")) {
      administrator
          .asCaller()
          .queryParam(field, "?")
          .get("/admin/audit")
          .then()
          .statusCode(400)
          .body("type", equalTo("urn:headgate:problem:invalid-request"))
          .body("errors.field", hasItem(field));
    }
  }

  /** The logged reason of a log-in that was refused like any other. */
  private static String refusal(Person person, String password) {
    Response answer = person.logIn(password);
    answer.then().statusCode(401).body("type", equalTo("urn:headgate:problem:invalid-credentials"));
    String trace = answer.path("trace_id");
    return log("action", "account.login")
        .path(
            "items.find { it.trace_id == '"
                + trace
                + "' }.with { it.reason + ' ' + it.subject?.kind }");
  }

  private static Response log(String parameter, String value) {
    Response response = administrator.asCaller().queryParam(parameter, value).get("/admin/audit");
    response.then().statusCode(200);
    return response;
  }
}
