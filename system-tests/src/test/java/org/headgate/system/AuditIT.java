package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who did what to whom, from where, with which outcome; and nobody changes it afterwards. */
class AuditIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static Headgate headgate;
  private static Person administrator;

  /** Some of these tests spoil the log. */
  @BeforeAll
  static void start() {
    headgate = Headgate.permissive();
    administrator = Person.administrator(headgate);
  }

  @Test
  void theLifeOfAnAccountIsWrittenDown() {
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
  void peopleAreFoundAndToldByTheirAddresses() {
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
    refused("actor", "nobody at all");
    refused("actor", "@");
    refused("subject", "two@@signs");
  }

  @Test
  void theLogIsCutAtAnEnd() {
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
    refused("until", "tomorrow");
  }

  private static void refused(String parameter, String value) {
    administrator
        .asCaller()
        .queryParam(parameter, value)
        .get("/admin/audit")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo(parameter));
  }

  @Test
  void unknownWrongAndInactiveAreAnsweredAlikeAndToldApartForAdministrators() {
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
  void aStolenRefreshTokenIsWrittenDown() {
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
  void whatIsDoneToThePoolsIsWrittenDown() {
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
  void theListIsPagedAndTheLinkLeadsToTheNextPage() {
    Person.user(headgate);
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
  void aWrongParameterIsNamed() {
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

  @Test
  void nobodyChangesOrRemovesAnEntry() {
    for (String statement :
        List.of(
            "update platform.audit_entry set actor = 'system'",
            "delete from platform.audit_entry",
            "update platform.audit_entry set position = null, seal = null where position is not null",
            "truncate platform.audit_entry")) {
      Assertions.assertThatThrownBy(() -> execute(statement))
          .hasMessageContaining("the audit log is append only");
    }
  }

  @Test
  void aTamperedEntryIsNamedAndTheRestOfTheChainIsIntact() throws SQLException {
    Person ada = Person.user(headgate);
    String id = ada.me().path("id");
    awaitSealed();
    verification().then().body("intact", equalTo(true)).body("checked", greaterThan(2));
    String entry = log("subject", id).path("items[0].id");
    String address = log("subject", id).path("items[0].address");

    tamper("update platform.audit_entry set address = '198.51.100.1' where id = '" + entry + "'");

    verification()
        .then()
        .body("intact", equalTo(false))
        .body("faults.size()", equalTo(1))
        .body("faults[0].id", equalTo(entry))
        .body("faults[0].fault", containsString("content"));
    tamper(
        "update platform.audit_entry set address = '" + address + "' where id = '" + entry + "'");
    verification().then().body("intact", equalTo(true));
  }

  @Test
  void theRetentionRemovesTheOldestAndTheChainGoesOn() throws SQLException {
    awaitSealed();
    long first = number("select min(position) from platform.audit_entry");
    tamper(
        "update platform.audit_entry set occurred_at = occurred_at - interval '31 days' where position = "
            + first);
    execute(
        "update platform.schedule set next_at = now(), fence = fence + 1 where system_task = 'housekeeping'");

    await()
        .atMost(PATIENCE)
        .until(() -> number("select min(position) from platform.audit_entry") > first);

    verification().then().body("intact", equalTo(true)).body("purged_up_to", equalTo((int) first));
  }

  /** What the log knows of a log-in that was refused like any other. */
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

  private static Response verification() {
    Response response = administrator.asCaller().get("/admin/audit/verify");
    response.then().statusCode(200);
    return response;
  }

  private static void awaitSealed() {
    await()
        .atMost(PATIENCE)
        .until(
            () -> number("select count(*) from platform.audit_entry where position is null") == 0);
  }

  private static void tamper(String statement) throws SQLException {
    execute("alter table platform.audit_entry disable trigger user");
    execute(statement);
    execute("alter table platform.audit_entry enable trigger user");
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = headgate.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(String query) throws SQLException {
    try (Connection connection = headgate.connection();
        Statement statement = connection.createStatement();
        java.sql.ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
