package org.headgate.system.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.headgate.system.client.Authenticator;
import org.headgate.system.client.Person;
import org.headgate.system.client.Readers;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Administrators import accounts from a file. {@code -Dlong=true} measures 100,000 of them beside
 * readers.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // one of them leaves an import running
class UserImportIT extends UserImportSteps {
  @Test
  @Order(1)
  void repeatedImportCreatesNoFurtherAccounts() {
    String lines =
        ImportSteps.lines(run + "some", 700)
            + "\n{\"email\":\"no address\"}\nno json\n\n"
            + "{\"email\":\""
            + run.toUpperCase(Locale.ROOT)
            + "SOME-1@example.org\",\"external_id\":\"other\"}\n";

    JsonPath job = imports.done(imports.taken("", lines), PATIENCE);

    assertThat(job.getString("state")).isEqualTo("done");
    assertThat(job.getInt("lines")).isEqualTo(703);
    assertThat(job.getInt("created")).isEqualTo(700);
    assertThat(job.getInt("refused")).isEqualTo(3);
    assertThat(imports.refused(job.getString("id")).lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("{\"line\":701,\"field\":\"email\""),
            line -> assertThat(line).startsWith("{\"line\":702,\"field\":\"line\""),
            line -> assertThat(line).startsWith("{\"line\":704,\"field\":\"email\""));
    assertThat(waitingLines()).isEqualTo("0");
    assertThat(logIn(run + "some-17@example.org", "U*U*U")).isEqualTo(200);

    JsonPath again = imports.done(imports.taken("", lines), PATIENCE);

    assertThat(again.getInt("created")).isZero();
    assertThat(again.getInt("unchanged")).isEqualTo(700);
    administrator
        .asCaller()
        .queryParam("action", "account.imported")
        .get("/admin/audit")
        .then()
        .body("items[0].details.unchanged", equalTo("700"))
        .body("items[1].details.created", equalTo("700"));
  }

  @Test
  @Order(2)
  void dryRunReportsWithoutCreatingAccounts() {
    JsonPath job =
        imports.done(imports.taken("?dry_run=true", ImportSteps.lines(run + "dry", 20)), PATIENCE);

    assertThat(job.getBoolean("is_dry_run")).isTrue();
    assertThat(job.getInt("created")).isEqualTo(20);
    assertThat(accounts("dry")).isEqualTo("0");
  }

  @Test
  @Order(3)
  void totpSecretAndRecoveryCodesAreImported() {
    String secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    imports.done(
        imports.taken(
            "",
            "{\"email\":\""
                + run
                + "totp@example.org\",\"verified\":true,\"password_hash\":\""
                + ImportSteps.BCRYPT
                + "\",\"totp_secret\":\""
                + secret
                + "\",\"recovery_codes\":[\"7k2m-x9qd-40ar\"]}"),
        PATIENCE);

    String challenge =
        headgate
            .api()
            .body(Map.of("email", run + "totp@example.org", "password", "U*U*U"))
            .post("/auth/login")
            .then()
            .statusCode(200)
            .extract()
            .path("mfa_token");
    headgate
        .api()
        .body(Map.of("mfa_token", challenge, "code", new Authenticator(secret).code()))
        .post("/auth/mfa")
        .then()
        .statusCode(200);
  }

  @Test
  @Order(4)
  void unreadableLinesAreRefusedByTheirNumbers() {
    byte[] latin = "{\"email\":\"j\u00fcrgen@example.org\"}".getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(ImportSteps.lines(run + "before", 3).getBytes(StandardCharsets.UTF_8));
    file.write('\n');
    file.writeBytes("x".repeat(200_000).getBytes(StandardCharsets.UTF_8));
    file.write('\n');
    file.writeBytes(latin);
    file.write('\n');
    file.writeBytes(ImportSteps.lines(run + "after", 3).getBytes(StandardCharsets.UTF_8));

    HttpResponse<String> taken =
        imports.post("", HttpRequest.BodyPublishers.ofByteArray(file.toByteArray()));

    assertThat(taken.statusCode()).isEqualTo(202);
    String id = JsonPath.from(taken.body()).getString("id");
    assertThat(imports.done(id, PATIENCE).getInt("created")).isEqualTo(6);
    assertThat(imports.refused(id).lines())
        .containsExactly(
            "{\"line\":4,\"field\":\"line\",\"reason\":\"must have at most 65,536 bytes\"}",
            "{\"line\":5,\"field\":\"line\",\"reason\":\"must be UTF-8\"}");
  }

  @Test
  @Order(5)
  void invalidImportsAreRefusedAndLeaveNothingBehind() {
    assertThat(imports.post("", "").statusCode()).isEqualTo(400);
    assertThat(imports.post("", streamed("\n\n")).statusCode()).isEqualTo(400);
    assertThat(imports.post("?dry_run=perhaps", "{}").statusCode()).isEqualTo(400);
    assertThat(new ImportSteps(headgate, "none").post("", "{}").statusCode()).isEqualTo(401);
    assertThat(
            new ImportSteps(headgate, Person.user(headgate).accessToken())
                .post("", "{}")
                .statusCode())
        .isEqualTo(403);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        sql("select count(*) from platform.user_import where state = 'receiving'"))
                    .isEqualTo("0"));
  }

  @Test
  @Order(6)
  void cancelledImportLetsTheNextStart() {
    String first = imports.taken("", ImportSteps.lines(run + "cancelled", 20_000));

    assertThat(imports.post("", "{\"email\":\"x@example.org\"}").statusCode()).isEqualTo(409);
    assertThat(imports.cancel(first)).isEqualTo(204);

    assertThat(imports.job(first).getString("state")).isEqualTo("cancelled");
    assertThat(waitingLines()).isEqualTo("0");
    assertThat(imports.job(imports.taken("", "{\"email\":\"x@example.org\"}")).getInt("lines"))
        .isEqualTo(1);
  }

  @Test
  @Order(7)
  void importCommandReportsRefusedLines(@TempDir Path folder)
      throws IOException, InterruptedException {
    awaitNothingOpen();
    Path file = folder.resolve("people.ndjson");
    Files.writeString(file, ImportSteps.lines(run + "command", 30) + "\nno json\n");
    ProcessBuilder command =
        new ProcessBuilder(
            "sh",
            Path.of(System.getProperty("headgate.liberty"))
                .resolve("usr/servers/headgate/bin/headgate-import")
                .toString(),
            file.toString());
    command.environment().put("HEADGATE_URL", headgate.url(""));
    command.environment().put("HEADGATE_TOKEN", administrator.accessToken());
    command.redirectError(folder.resolve("progress").toFile());

    Process process = command.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue())
        .describedAs(printed + Files.readString(folder.resolve("progress")))
        .isEqualTo(1);
    assertThat(printed).startsWith("{\"line\":31,");
    assertThat(accounts("command")).isEqualTo("30");
  }

  @Test
  @Order(8)
  @EnabledIfSystemProperty(named = "long", matches = "true")
  void hundredThousandAccountsAreImportedDuringReads() {
    awaitNothingOpen();
    Person reader = Person.user(headgate);
    String lines = ImportSteps.lines(run + "many", MANY);
    long startNanos = System.nanoTime();
    try (Readers readers = new Readers(headgate, reader)) {
      JsonPath job = imports.done(imports.taken("", lines), Duration.ofMinutes(5));
      Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
      System.out.println(
          "import of "
              + MANY
              + ": "
              + elapsed
              + ", reads "
              + readers.statuses()
              + ", slowest of a hundred "
              + readers.slowest99th());
      assertThat(job.getInt("created")).isEqualTo(MANY);
      assertThat(readers.statuses().keySet()).containsExactly(200);
      assertThat(elapsed).isLessThan(LONGEST);
    }
  }
}
