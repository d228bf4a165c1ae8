package org.headgate.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.headgate.launcher.mail.CaughtMail;
import org.headgate.system.Authenticator;
import org.headgate.system.Headgate;
import org.headgate.system.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Accounts are used in every way there is, good and bad; then every log, every column of every
 * table and every mail is searched for the passwords, codes, tokens and keys that were in use. A
 * code belongs into the one mail that brings it, and nothing belongs anywhere else.
 */
class LeakIT {

  private static final String FIRST_PASSWORD = "quiet otters 4711 upstream";
  private static final String SECOND_PASSWORD = "seven mills & a millrace";
  private static final String THIRD_PASSWORD = "the lock keeper's teapot 12";
  private static final String WRONG_PASSWORD = "this was never right 99";

  private static Headgate headgate;

  private final Secrets secrets = new Secrets();
  private final List<String> codes = new ArrayList<>();
  private final String email = "leak-" + UUID.randomUUID() + "@example.org";
  private String device = "";

  @BeforeAll
  static void start() throws Exception {
    headgate = Headgate.started("attack-leaks", Map.of());
    headgate.serve();
  }

  @AfterAll
  static void stop() {
    headgate.close();
  }

  @Test
  void nothingSecretIsWhereItDoesNotBelong() throws Exception {
    secrets.add("the password of the sign-up", FIRST_PASSWORD);
    secrets.add("the password of the reset", SECOND_PASSWORD);
    secrets.add("the password of the change", THIRD_PASSWORD);
    secrets.add("a wrong password", WRONG_PASSWORD);
    secrets.add("the administrator's password", headgate.administrator().password());
    secrets.add("SECRET_KEY", headgate.secretKey());
    live();
    assertThat(codes).hasSize(4);

    List<String> found = new ArrayList<>();
    int files = searchLogs(found);
    int values = searchTables(found);
    int mails = searchMails(found);

    System.out.printf(
        "%n[attack] %d looks of secrets searched for in %d log files, %d rows of all tables and %d mails: %d found%n",
        secrets.count(), files, values, mails, found.size());
    assertThat(found).isEmpty();
  }

  private void live() {
    post("/auth/signup", Map.of("email", email, "password", FIRST_PASSWORD)).then().statusCode(202);
    String first = code("the code of the sign-up", 1);
    post("/auth/verify-email", Map.of("email", email, "code", wrong(first)));
    keep(post("/auth/verify-email", Map.of("email", email, "code", first)));
    post("/auth/verify-email", Map.of("email", email, "code", first)).then().statusCode(400);
    post("/auth/login", Map.of("email", email, "password", WRONG_PASSWORD));
    Response tokens = keep(post("/auth/login", Map.of("email", email, "password", FIRST_PASSWORD)));
    Response fresh =
        keep(post("/auth/refresh", Map.of("refresh_token", tokens.path("refresh_token"))));
    post("/auth/refresh", Map.of("refresh_token", tokens.path("refresh_token") + "x"));
    asCaller(fresh).get("/users/me").then().statusCode(200);
    asCaller(fresh).get("/users/me/nothing");
    headgate
        .api()
        .body("{\"email\":7,\"password\":\"" + FIRST_PASSWORD + "\"}")
        .post("/auth/login");
    headgate
        .api()
        .body("{\"email\":\"" + email + "\",\"passwort\":\"" + FIRST_PASSWORD)
        .post("/auth/login");
    headgate
        .api()
        .header("Authorization", "Bearer " + fresh.path("access_token") + "x")
        .get("/users/me");
    post("/auth/password/forgot", Map.of("email", email)).then().statusCode(202);
    String second = code("the code of the reset", 2);
    post(
        "/auth/password/reset",
        Map.of("email", email, "code", wrong(second), "new_password", SECOND_PASSWORD));
    post(
            "/auth/password/reset",
            Map.of("email", email, "code", second, "new_password", SECOND_PASSWORD))
        .then()
        .statusCode(204);
    Response again = keep(post("/auth/login", Map.of("email", email, "password", SECOND_PASSWORD)));
    asCaller(again)
        .body(Map.of("current_password", SECOND_PASSWORD, "new_password", THIRD_PASSWORD))
        .post("/auth/password/change")
        .then()
        .statusCode(204);
    post("/auth/signup", Map.of("email", email, "password", THIRD_PASSWORD)).then().statusCode(202);
    keep(post("/auth/login", Map.of("email", email, "password", THIRD_PASSWORD)));
    webhook(again);
    secondFactor(again);
    Person.administrator(headgate).asCaller().get("/admin/pools").then().statusCode(200);
    pendingToo();
    post("/auth/logout", Map.of("refresh_token", again.path("refresh_token")));
  }

  private void webhook(Response tokens) {
    Response created =
        asCaller(tokens)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .body(
                Map.of(
                    "name",
                    "a hook",
                    "trigger",
                    Map.of("type", "once", "at", "2099-01-01T09:00:00Z"),
                    "action",
                    Map.of(
                        "type", "webhook", "url", "https://example.org/hook", "payload", Map.of())))
            .post("/schedules");
    created.then().statusCode(201);
    String secret = created.path("action.secret");
    secrets.add("a webhook's secret", secret);
    secrets.add("a webhook's key", secret.substring(secret.indexOf('_') + 1));
    secrets.addBytes(
        "a webhook's key", Base64.getDecoder().decode(secret.substring(secret.indexOf('_') + 1)));
  }

  private void secondFactor(Response tokens) {
    Response form =
        asCaller(tokens)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .post("/users/me/totp");
    Authenticator app = new Authenticator(form.then().statusCode(201).extract().path("secret"));
    secrets.add("the secret of an authenticator app", app.secret());
    secrets.addBytes("the secret of an authenticator app", app.key());
    String appCode = app.code();
    Response confirmed =
        asCaller(tokens)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .body(Map.of("code", appCode))
            .post("/users/me/totp/confirm");
    confirmed.then().statusCode(200);
    secrets.addCode("a code of an authenticator app", appCode);
    List<String> recovery = confirmed.path("recovery_codes");
    for (String each : recovery) {
      secrets.add("a recovery code", each);
      secrets.add("a recovery code, bare", each.replace("-", ""));
    }
    prove(Map.of("code", app.wrongCode())).then().statusCode(400);
    keep(prove(Map.of("code", app.codeOfStep(1))));
    keep(prove(Map.of("recovery_code", recovery.get(0))));
    post("/auth/otp", Map.of("email", email)).then().statusCode(202);
    String third = code("the code of a log-in", 3);
    post("/auth/otp/verify", Map.of("email", email, "code", third)).then().statusCode(200);
  }

  private Response prove(Map<String, String> proof) {
    Map<String, Object> body = new HashMap<>(proof);
    String token =
        post("/auth/login", Map.of("email", email, "password", THIRD_PASSWORD)).path("mfa_token");
    secrets.add("an mfa token", token);
    body.put("mfa_token", token);
    return post("/auth/mfa", body);
  }

  /** Somebody whose code stays out. */
  private void pendingToo() {
    String pending = "leak-" + UUID.randomUUID() + "@example.org";
    post("/auth/signup", Map.of("email", pending, "password", FIRST_PASSWORD));
    String code = headgate.mailbox(pending).codeOfMail(1);
    codes.add(code);
    secrets.addCode("a code that is out", code);
  }

  private Response keep(Response tokens) {
    tokens.then().statusCode(200);
    secrets.add("an access token", tokens.path("access_token"));
    String accessToken = tokens.path("access_token");
    secrets.add(
        "an access token's signature", accessToken.substring(accessToken.lastIndexOf('.') + 1));
    secrets.add("a refresh token", tokens.path("refresh_token"));
    secrets.add("a device token", tokens.path("device_token"));
    device = tokens.path("device_token");
    return tokens;
  }

  private String code(String what, int mail) {
    String code = headgate.mailbox(email).codeOfMail(mail);
    codes.add(code);
    secrets.addCode(what, code);
    return code;
  }

  private Response post(String path, Map<String, Object> body) {
    return headgate
        .api()
        .header("Device-Token", device)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(body)
        .post(path);
  }

  private static RequestSpecification asCaller(Response tokens) {
    return headgate.api().header("Authorization", "Bearer " + tokens.path("access_token"));
  }

  private int searchLogs(List<String> found) throws IOException {
    List<Path> logs;
    try (Stream<Path> files = Files.walk(headgate.logs())) {
      logs = new ArrayList<>(files.filter(Files::isRegularFile).toList());
    }
    logs.add(headgate.consoleLog());
    for (Path log : logs) {
      String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
      secrets.in(text).forEach(what -> found.add(what + " in " + log.getFileName()));
    }
    return logs.size();
  }

  private int searchTables(List<String> found) throws SQLException {
    int rows = 0;
    try (var connection = headgate.connection();
        var statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet names =
          statement.executeQuery(
              """
              select format('%I.%I', table_schema, table_name) from information_schema.tables
               where table_type = 'BASE TABLE'
                 and table_schema not in ('pg_catalog', 'information_schema')
              """)) {
        while (names.next()) {
          tables.add(names.getString(1));
        }
      }
      assertThat(tables).contains("platform.account", "platform.scheduled_tasks");
      for (String table : tables) {
        try (ResultSet all = statement.executeQuery("select t::text from " + table + " t")) {
          while (all.next()) {
            rows++;
            String row = all.getString(1);
            secrets.in(row).forEach(what -> found.add(what + " in " + table));
            if (row.contains("$argon2id$") && !table.equals("platform.account")) {
              found.add("a password hash in " + table);
            }
          }
        }
      }
    }
    return rows;
  }

  private int searchMails(List<String> found) {
    List<CaughtMail> mails = headgate.mails().all();
    for (CaughtMail mail : mails) {
      String text = mail.subject() + "\n" + mail.text() + "\n" + mail.html().orElse("");
      Optional<String> own =
          codes.stream().filter(code -> mail.subject().contains(code)).findFirst();
      secrets.in(own.map(code -> text.replace(code, "")).orElse(text)).stream()
          .map(what -> what + " in the mail \"" + mail.subject().replaceAll("\\d", "#") + "\"")
          .forEach(found::add);
    }
    return mails.size();
  }

  private static String wrong(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }
}
