package org.headgate.attack;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.headgate.system.client.Authenticator;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The actions of a person whose secrets must appear nowhere. */
abstract class LeakSteps {
  static final String FIRST_PASSWORD = "quiet otters 4711 upstream";
  static final String SECOND_PASSWORD = "seven mills & a millrace";
  static final String THIRD_PASSWORD = "the lock keeper's teapot 12";
  static final String WRONG_PASSWORD = "this was never right 99";
  static Headgate headgate;
  final Secrets secrets = new Secrets();
  final List<String> codes = new ArrayList<>();
  final String email = "leak-" + UUID.randomUUID() + "@example.org";
  String device = "";

  @BeforeAll
  static void start() throws Exception {
    headgate = Headgate.started("attack-leaks", Map.of());
    headgate.serve();
  }

  @AfterAll
  static void stop() {
    headgate.close();
  }

  void live() {
    signUp();
    malform(logInAndRefresh());
    reset();
    Response tokens = changePassword();
    webhook(tokens);
    secondFactor(tokens);
    Person.administrator(headgate).asCaller().get("/admin/pools").then().statusCode(200);
    pendingToo();
    post("/auth/logout", Map.of("refresh_token", tokens.path("refresh_token")));
  }

  private void signUp() {
    post("/auth/signup", Map.of("email", email, "password", FIRST_PASSWORD)).then().statusCode(202);
    String code = code("the code of the sign-up", 1);
    post("/auth/verify-email", Map.of("email", email, "code", wrong(code)));
    keep(post("/auth/verify-email", Map.of("email", email, "code", code)));
    post("/auth/verify-email", Map.of("email", email, "code", code)).then().statusCode(400);
  }

  private Response logInAndRefresh() {
    post("/auth/login", Map.of("email", email, "password", WRONG_PASSWORD));
    Response tokens = keep(post("/auth/login", Map.of("email", email, "password", FIRST_PASSWORD)));
    Response fresh =
        keep(post("/auth/refresh", Map.of("refresh_token", tokens.path("refresh_token"))));
    post("/auth/refresh", Map.of("refresh_token", tokens.path("refresh_token") + "x"));
    asCaller(fresh).get("/users/me").then().statusCode(200);
    asCaller(fresh).get("/users/me/nothing");
    return fresh;
  }

  /** Secrets in requests that are refused before anybody reads them. */
  private void malform(Response tokens) {
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
        .header("Authorization", "Bearer " + tokens.path("access_token") + "x")
        .get("/users/me");
  }

  private void reset() {
    post("/auth/password/forgot", Map.of("email", email)).then().statusCode(202);
    String code = code("the code of the reset", 2);
    post(
        "/auth/password/reset",
        Map.of("email", email, "code", wrong(code), "new_password", SECOND_PASSWORD));
    post(
            "/auth/password/reset",
            Map.of("email", email, "code", code, "new_password", SECOND_PASSWORD))
        .then()
        .statusCode(204);
  }

  private Response changePassword() {
    Response tokens =
        keep(post("/auth/login", Map.of("email", email, "password", SECOND_PASSWORD)));
    asCaller(tokens)
        .body(Map.of("current_password", SECOND_PASSWORD, "new_password", THIRD_PASSWORD))
        .post("/auth/password/change")
        .then()
        .statusCode(204);
    post("/auth/signup", Map.of("email", email, "password", THIRD_PASSWORD)).then().statusCode(202);
    keep(post("/auth/login", Map.of("email", email, "password", THIRD_PASSWORD)));
    return tokens;
  }

  void webhook(Response tokens) {
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

  void secondFactor(Response tokens) {
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
    for (String code : recovery) {
      secrets.add("a recovery code", code);
      secrets.add("a recovery code, bare", code.replace("-", ""));
    }
    prove(Map.of("code", app.wrongCode())).then().statusCode(400);
    keep(prove(Map.of("code", app.codeOfStep(1))));
    keep(prove(Map.of("recovery_code", recovery.get(0))));
    post("/auth/otp", Map.of("email", email)).then().statusCode(202);
    String third = code("the code of a log-in", 3);
    post("/auth/otp/verify", Map.of("email", email, "code", third)).then().statusCode(200);
  }

  Response prove(Map<String, String> proof) {
    Map<String, Object> body = new HashMap<>(proof);
    String token =
        post("/auth/login", Map.of("email", email, "password", THIRD_PASSWORD)).path("mfa_token");
    secrets.add("an mfa token", token);
    body.put("mfa_token", token);
    return post("/auth/mfa", body);
  }

  /** Somebody whose code stays out. */
  void pendingToo() {
    String pending = "leak-" + UUID.randomUUID() + "@example.org";
    post("/auth/signup", Map.of("email", pending, "password", FIRST_PASSWORD));
    String code = headgate.mailbox(pending).codeOfMail(1);
    codes.add(code);
    secrets.addCode("a code that is out", code);
  }

  Response keep(Response tokens) {
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

  String code(String what, int mail) {
    String code = headgate.mailbox(email).codeOfMail(mail);
    codes.add(code);
    secrets.addCode(what, code);
    return code;
  }

  Response post(String path, Map<String, Object> body) {
    return headgate
        .api()
        .header("Device-Token", device)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(body)
        .post(path);
  }

  static RequestSpecification asCaller(Response tokens) {
    return headgate.api().header("Authorization", "Bearer " + tokens.path("access_token"));
  }

  static String wrong(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }
}
