package org.headgate.system.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Authenticator;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.secondfactors.SecondFactorSteps;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Administrators export all accounts, one line each. */
class UserExportIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String EXPORTS = "/admin/users/exports";
  private static Headgate headgate;

  private final Person administrator = Person.administrator(headgate);

  @BeforeAll
  static void start() {
    headgate = Headgate.shared();
  }

  @Test
  void everyAccountIsExportedAsALine() {
    Person ada = Person.user(headgate);

    Response export = administrator.asCaller().get(EXPORTS);

    export.then().statusCode(200).contentType("application/x-ndjson");
    List<String> lines = export.asString().lines().toList();
    assertThat(lines).allMatch(line -> line.startsWith("{\"id\":\"") && line.endsWith("}"));
    JsonPath line = lineOf(ada, lines);
    assertThat(line.getString("full_name")).isEqualTo("Ada Lovelace");
    assertThat(line.getBoolean("verified")).isTrue();
    assertThat(line.getList("roles")).isEqualTo(List.of("user"));
    assertThat(export.asString()).doesNotContain("argon2");
    administrator
        .asCaller()
        .queryParam("actor", administrator.me().<String>path("id"))
        .queryParam("action", "account.exported")
        .get("/admin/audit")
        .then()
        .body("items[0].details.password_hashes", equalTo("false"))
        .body("items[0].details.second_factors", equalTo("false"));
  }

  @Test
  void hashesRequireARecentLogIn() {
    Person ada = Person.user(headgate);

    Response export = withHashes();
    export.then().statusCode(200);
    assertThat(lineOf(ada, export.asString().lines().toList()).getString("password_hash"))
        .startsWith("$argon2id$");

    administrator.ageSession(Duration.ofMinutes(6));
    withHashes()
        .then()
        .statusCode(401)
        .body("type", equalTo("urn:headgate:problem:reauthentication-required"));
    administrator
        .asCaller()
        .queryParam("password_hashes", "yes")
        .get(EXPORTS)
        .then()
        .statusCode(400)
        .body("errors.field", contains("password_hashes"));
  }

  @Test
  void exportedAccountLogsInElsewhereWithItsSecondFactor() {
    Person ada = Person.user(headgate);
    Authenticator app = SecondFactorSteps.startEnrolment(ada);
    SecondFactorSteps.confirm(ada, app.code()).then().statusCode(200);

    Response export =
        administrator
            .asCaller()
            .queryParam("password_hashes", true)
            .queryParam("second_factors", true)
            .get(EXPORTS);
    export.then().statusCode(200);
    JsonPath line = lineOf(ada, export.asString().lines().toList());
    assertThat(line.getString("totp_secret")).isEqualTo(app.secret());
    assertThat(withHashes().asString()).doesNotContain("totp_secret");

    Headgate elsewhere = Headgate.permissive();
    importLine(
        elsewhere,
        export
            .asString()
            .lines()
            .filter(text -> text.contains(ada.email()))
            .findFirst()
            .orElseThrow());
    assertLogsInByBothFactors(elsewhere, ada, app);
  }

  private static void importLine(Headgate elsewhere, String line) {
    ImportSteps imports = new ImportSteps(elsewhere, Person.administrator(elsewhere).accessToken());
    imports.awaitNothingOpen(PATIENCE);
    JsonPath job = imports.done(imports.taken("", line), PATIENCE);
    assertThat(job.getInt("created")).isEqualTo(1);
  }

  private static void assertLogsInByBothFactors(
      Headgate elsewhere, Person person, Authenticator app) {
    String challenge =
        elsewhere
            .api()
            .body(Map.of("email", person.email(), "password", Person.PASSWORD))
            .post("/auth/login")
            .then()
            .statusCode(200)
            .body("status", equalTo("mfa_required"))
            .extract()
            .path("mfa_token");
    elsewhere
        .api()
        .body(Map.of("mfa_token", challenge, "code", app.code()))
        .post("/auth/mfa")
        .then()
        .statusCode(200)
        .body("status", equalTo("authenticated"));
  }

  @Test
  void secretsOfFactorsRequireARecentLogIn() {
    administrator.ageSession(Duration.ofMinutes(6));

    administrator
        .asCaller()
        .queryParam("second_factors", true)
        .get(EXPORTS)
        .then()
        .statusCode(401)
        .body("type", equalTo("urn:headgate:problem:reauthentication-required"));
  }

  @Test
  void administratorHasOneExportAtATime() {
    Sql sql = new Sql(headgate.databaseUrl());
    String id = administrator.me().path("id");
    sql.update(
        "insert into platform.export_run (account_id, run, counts_until)"
            + " values (?::uuid, gen_random_uuid(), now() + interval '1 minute')",
        id);

    administrator
        .asCaller()
        .get(EXPORTS)
        .then()
        .statusCode(429)
        .header("Retry-After", notNullValue())
        .body("type", equalTo("urn:headgate:problem:too-many-requests"));
    Person.administrator(headgate).asCaller().get(EXPORTS).then().statusCode(429);

    sql.update(
        "update platform.export_run set counts_until = now() - interval '1 second' where account_id = ?::uuid",
        id);
    readToItsEnd(administrator.asCaller().get(EXPORTS));
    readToItsEnd(administrator.asCaller().get(EXPORTS));
  }

  private static void readToItsEnd(Response export) {
    export.then().statusCode(200);
    assertThat(export.asString()).endsWith("\n");
  }

  private Response withHashes() {
    return administrator.asCaller().queryParam("password_hashes", true).get(EXPORTS);
  }

  private static JsonPath lineOf(Person person, List<String> lines) {
    return lines.stream()
        .filter(line -> line.contains(person.email()))
        .findFirst()
        .map(JsonPath::from)
        .orElseThrow();
  }
}
