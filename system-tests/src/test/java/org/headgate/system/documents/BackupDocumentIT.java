package org.headgate.system.documents;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.headgate.system.client.Authenticator;
import org.headgate.system.client.Person;
import org.headgate.system.secondfactors.SecondFactorSteps;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.Health;
import org.headgate.testbed.DocumentedCommands;
import org.headgate.testbed.InstalledPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks what docs/backup.md says of a dump, of a restore and of a lost key. */
class BackupDocumentIT {

  private static final String KEY = "the key of before, kept in a safe".repeat(2);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path folder;

  private static Optional<InstalledPostgres> installed = Optional.empty();

  @BeforeAll
  static void start() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Optional<Path> programs = InstalledPostgres.programs();
    if (programs.isPresent()) {
      installed = Optional.of(InstalledPostgres.started(programs.get(), folder.resolve("pg")));
    }
  }

  @AfterAll
  static void stop() {
    installed.ifPresent(InstalledPostgres::close);
  }

  @Test
  void restoreKeepsSessionsButLostKeyInvalidatesSessionsAndFactors() throws Exception {
    assumeTrue(
        installed.isPresent() || "required".equals(System.getProperty("tools")),
        "no PostgreSQL is installed: its tests are skipped");
    InstalledPostgres postgres = installed.orElseThrow();
    String source = postgres.create("headgate");
    String restored = postgres.create("restored");
    Person ada;
    Authenticator app;
    String webhook;
    try (Headgate previous = server("backup-before", source, key(KEY))) {
      previous.serve();
      ada = Person.user(previous);
      app = enrolled(ada);
      webhook = webhookOf(ada);
      commands("Dump").with("$DB", source).assertEachDoesWhatItSays(folder);
    }
    commands("Restore").with("$NEW", restored).assertEachDoesWhatItSays(folder);

    try (Headgate after = server("backup-after", restored, key(KEY))) {
      after.serve();
      Response tokens =
          after.api().body(Map.of("refresh_token", ada.refreshToken())).post("/auth/refresh");
      tokens.then().statusCode(200);
      prove(after, ada, app).then().statusCode(200);
    }

    try (Headgate lost = server("backup-lost", restored, key("another key".repeat(5)))) {
      lost.startServer();
      await().atMost(PATIENCE).until(() -> !lost.logLines("SECRET_KEY is not the one").isEmpty());
      commands("A lost SECRET_KEY").with("$NEW", restored).assertEachDoesWhatItSays(folder);
      new Health(lost).awaitReady();
      String token = assertSessionsAndFactorsAreInvalid(lost, ada, app);
      assertWebhookNeedsANewSecret(lost, token, webhook);
    }
  }

  /**
   * Without the factors the password is enough.
   *
   * @return an access token
   */
  private static String assertSessionsAndFactorsAreInvalid(
      Headgate lost, Person ada, Authenticator app) {
    lost.api()
        .body(Map.of("refresh_token", ada.refreshToken()))
        .post("/auth/refresh")
        .then()
        .statusCode(401);
    prove(lost, ada, app)
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:headgate:problem:invalid-code"));
    removeFactors(lost, ada);
    Response tokens = logIn(lost, ada);
    tokens.then().body("status", equalTo("authenticated"));
    return tokens.path("access_token");
  }

  private static void assertWebhookNeedsANewSecret(
      Headgate lost, String accessToken, String scheduleId) {
    lost.api()
        .header("Authorization", "Bearer " + accessToken)
        .post("/schedules/" + scheduleId + "/test")
        .then()
        .statusCode(200)
        .body("outcome", equalTo("failed"))
        .body("error", containsString("add a new one"));
  }

  private static String webhookOf(Person person) {
    return person
        .asCaller()
        .body(
            Map.of(
                "name",
                "Nightly",
                "trigger",
                Map.of("type", "interval", "every", "PT24H"),
                "action",
                Map.of("type", "webhook", "url", "https://example.org/hook")))
        .post("/schedules")
        .path("id");
  }

  /** The person's authenticator app, as a second factor. */
  private static Authenticator enrolled(Person person) {
    Authenticator app =
        new Authenticator(
            person
                .asCaller()
                .body(Map.of("password", Person.PASSWORD))
                .post("/users/me/totp")
                .path("secret"));
    SecondFactorSteps.confirm(person, app.code()).then().statusCode(200);
    return app;
  }

  private static void removeFactors(Headgate headgate, Person person) {
    Person administrator = Person.administrator(headgate);
    JsonPath found =
        administrator.asCaller().get("/admin/users?query=" + person.email()).jsonPath();
    administrator
        .asCaller()
        .delete("/admin/users/" + found.getString("items[0].id") + "/factors")
        .then()
        .statusCode(204);
  }

  private static Response prove(Headgate headgate, Person person, Authenticator app) {
    String token = logIn(headgate, person).path("mfa_token");
    return headgate
        .api()
        .body(Map.of("mfa_token", token, "code", app.codeOfStep(1)))
        .post("/auth/mfa");
  }

  private static Response logIn(Headgate headgate, Person person) {
    return headgate
        .api()
        .body(Map.of("email", person.email(), "password", Person.PASSWORD))
        .post("/auth/login");
  }

  private static DocumentedCommands commands(String heading) {
    return new DocumentedCommands("backup.md").section(heading);
  }

  private static Headgate server(String name, String database, String secretKey) {
    return Headgate.withoutDatabase(
        name,
        Map.of(
            "DATABASE_URL",
            database,
            "SECRET_KEY",
            secretKey,
            "HEADGATE_ADMIN_EMAIL",
            "root@example.org",
            "HEADGATE_ADMIN_PASSWORD",
            Person.PASSWORD));
  }

  private static String key(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
