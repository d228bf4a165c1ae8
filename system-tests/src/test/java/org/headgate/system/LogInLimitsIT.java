package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Guessing passwords becomes slow, and the owner still gets in. */
class LogInLimitsIT {

  private static final String ATTEMPTS = "urn:headgate:problem:too-many-attempts";
  private static final int MOST_TRIES = 30;

  private final Headgate headgate = Headgate.shared();
  private final Sql database = new Sql(headgate.databaseUrl());

  @Test
  void guessingBecomesSlowForKnownAndUnknownAddressesAlike() {
    Person ada = Person.user(headgate);
    Person nobody = Person.stranger(headgate);

    assertThat(failuresUntilSlowed(ada.email())).isBetween(6, 9);
    assertThat(failuresUntilSlowed(nobody.email())).isBetween(6, 9);

    failAgainAndAgain(ada.email());
    Response right = logIn(ada.email(), Person.PASSWORD, "");
    right.then().statusCode(429).body("type", equalTo(ATTEMPTS));
    assertThat(retryAfter(right)).isGreaterThan(60);
  }

  @Test
  void thePauseGrowsToAQuarterOfAnHour() {
    String unknown = "nobody-" + UUID.randomUUID() + "@example.org";
    for (int failure = 0; failure < 17; failure++) {
      logIn(unknown, "not the password", "").then().statusCode(401);
      passTime(Duration.ofMinutes(16));
    }
    logIn(unknown, "not the password", "").then().statusCode(401);

    assertThat(retryAfter(logIn(unknown, "not the password", ""))).isBetween(890, 900);
  }

  @Test
  void theOwnersDeviceGetsInWhileStrangersWaitAndGivesThemNothing() {
    Person ada = Person.user(headgate);
    String device = logIn(ada.email(), Person.PASSWORD, "").path("device_token");
    failuresUntilSlowed(ada.email());
    failAgainAndAgain(ada.email());

    logIn(ada.email(), "not the password", device).then().statusCode(401);
    logIn(ada.email(), Person.PASSWORD, device).then().statusCode(200);

    logIn(ada.email(), Person.PASSWORD, "").then().statusCode(429);
  }

  @Test
  void aRightPasswordForgivesTheFailuresBeforeIt() {
    Person ada = Person.user(headgate);

    for (int round = 0; round < 3; round++) {
      for (int failure = 0; failure < 4; failure++) {
        logIn(ada.email(), "not the password", "").then().statusCode(401);
      }
      logIn(ada.email(), Person.PASSWORD, "").then().statusCode(200);
    }
  }

  @Test
  void whenAPauseIsOverOneOfManyIsJudged() throws Exception {
    String unknown = "nobody-" + UUID.randomUUID() + "@example.org";
    for (int failure = 0; failure < 14; failure++) {
      logIn(unknown, "not the password", "").then().statusCode(401);
      passTime(Duration.ofMinutes(16));
    }

    List<Integer> answers =
        AtOnce.times(20, () -> logIn(unknown, "not the password", "").statusCode());

    assertThat(answers).filteredOn(status -> status == 401).hasSize(1);
    assertThat(answers).filteredOn(status -> status == 429).hasSize(19);
  }

  @Test
  void passwordsAndCodesAreCountedApart() {
    Person ada = Person.stranger(headgate);
    ada.signUp();
    String code = ada.code();
    failuresUntilSlowed(ada.email());

    ada.verify(code).then().statusCode(200);
  }

  @Test
  void aSessionsPasswordIsJudgedThoughStrangersGuessed() {
    Person ada = Person.user(headgate);
    failuresUntilSlowed(ada.email());
    failAgainAndAgain(ada.email());

    ada.asCaller()
        .body(
            Map.of(
                "current_password", Person.PASSWORD, "new_password", "eleven herons on a sluice"))
        .post("/auth/password/change")
        .then()
        .statusCode(204);
  }

  @Test
  void aNetworkFailsThreeHundredTimesInFiveMinutes() {
    Person ada = Person.user(headgate);
    String network = Headgate.anyNetwork();
    String device = logIn(ada.email(), Person.PASSWORD, "").path("device_token");
    for (int failure = 0; failure < 300; failure++) {
      post(network, "/auth/verify-email", Map.of("email", anyAddress(), "code", "123456"), "")
          .then()
          .statusCode(400);
    }

    Response next =
        post(network, "/auth/verify-email", Map.of("email", anyAddress(), "code", "123456"), "");
    next.then().statusCode(429).body("type", equalTo(ATTEMPTS));
    assertThat(retryAfter(next)).isBetween(200, 316);
    Map<String, String> right = Map.of("email", ada.email(), "password", Person.PASSWORD);
    post(network, "/auth/login", right, "").then().statusCode(429).body("type", equalTo(ATTEMPTS));
    post(network, "/auth/login", right, device).then().statusCode(200);
    logIn(ada.email(), Person.PASSWORD, "").then().statusCode(200);
  }

  @Test
  void anAdministratorSeesTheCountersAndClearsThem() {
    Person administrator = Person.administrator(headgate);
    Person ada = Person.stranger(headgate);
    ada.signUp();
    String code = ada.code();
    ada.keep(ada.verify(code));
    String id = ada.me().path("id");
    int failures = failuresUntilSlowed(ada.email());
    for (int guess = 0; guess < 10; guess++) {
      ada.verify(code.equals("000000") ? "000001" : "000000").then().statusCode(400);
    }

    Response counters = administrator.asCaller().get("/admin/users/" + id + "/otp");
    counters
        .then()
        .statusCode(200)
        .body("id", equalTo(id))
        .body("passwords.strangers.failures_last_day", equalTo(failures))
        .body("passwords.known_devices.failures_last_day", equalTo(0))
        .body("second_proofs.strangers.wrong_guesses_last_day", equalTo(0))
        .body("codes[0].purpose", equalTo("verify_email"))
        .body("codes[0].live_code", equalTo(null))
        .body("codes[0].strangers.wrong_guesses_last_hour", equalTo(10))
        .body("codes[0].strangers.wrong_guesses_last_day", equalTo(10))
        .body("codes[0].strangers.sends_last_hour", equalTo(1))
        .body("codes[0].known_devices.wrong_guesses_last_day", equalTo(0));
    assertThat(counters.<String>path("codes[0].strangers.next_guess_at")).isNotNull();
    assertThat(counters.<String>path("codes[0].strangers.next_send_at")).isNotNull();
    assertThat(counters.asString()).doesNotContain(code);

    administrator.asCaller().post("/admin/users/" + id + "/unlock").then().statusCode(204);

    administrator
        .asCaller()
        .get("/admin/users/" + id + "/otp")
        .then()
        .body("passwords.strangers.failures_last_day", equalTo(0))
        .body("codes[0].strangers.wrong_guesses_last_day", equalTo(0))
        .body("codes[0].strangers.next_send_at", equalTo(null));
    logIn(ada.email(), Person.PASSWORD, "").then().statusCode(200);
    ada.verify("123456").then().statusCode(400);
  }

  @Test
  void anAdministratorSeesTheCodeThatIsOut() {
    Person administrator = Person.administrator(headgate);
    Person ada = Person.user(headgate);
    String id = ada.me().path("id");
    headgate.api().body(Map.of("email", ada.email())).post("/auth/password/forgot");
    String code = headgate.mailbox(ada.email()).codeOfMail(2);
    headgate
        .api()
        .body(
            Map.of(
                "email",
                ada.email(),
                "code",
                code.equals("000000") ? "000001" : "000000",
                "new_password",
                "eleven herons on a sluice"))
        .post("/auth/password/reset")
        .then()
        .statusCode(400);

    administrator
        .asCaller()
        .get("/admin/users/" + id + "/otp")
        .then()
        .body("codes.find { it.purpose == 'password_reset' }.live_code.wrong_guesses", equalTo(1));
  }

  @Test
  void logInsAndCodesAreInTheMetrics() {
    Person ada = Person.user(headgate);
    logIn(ada.email(), "not the password", "");
    logIn(ada.email(), Person.PASSWORD, "");

    headgate
        .root()
        .get("/metrics")
        .then()
        .body(containsString("headgate_logins_total"))
        .body(containsString("outcome=\"refused\""))
        .body(containsString("headgate_codes_total"));
  }

  /** How often a password was judged before one was not. */
  private int failuresUntilSlowed(String email) {
    for (int failures = 0; failures < MOST_TRIES; failures++) {
      Response answer = logIn(email, "not the password", "");
      if (answer.statusCode() == 429) {
        answer.then().body("type", equalTo(ATTEMPTS));
        assertThat(retryAfter(answer)).isPositive();
        return failures;
      }
      answer.then().statusCode(401);
    }
    throw new AssertionError("nobody slowed the guesses down");
  }

  /** So that the pause is longer than any test takes. */
  private void failAgainAndAgain(String email) {
    for (int failure = 0; failure < 5; failure++) {
      passTime(Duration.ofMinutes(16));
      logIn(email, "not the password", "").then().statusCode(401);
    }
  }

  private Response logIn(String email, String password, String device) {
    return post(
        Headgate.anyNetwork(), "/auth/login", Map.of("email", email, "password", password), device);
  }

  private Response post(String from, String path, Map<String, String> body, String device) {
    return headgate.from(from).header("Device-Token", device).body(body).post(path);
  }

  private void passTime(Duration time) {
    database.update(
        """
        update platform.attempt_ledger
           set happened_at = array(select h - cast(? as interval) from unnest(happened_at) h)
         where kind = 'password'
        """,
        time.toString());
  }

  private static String anyAddress() {
    return "nobody-" + UUID.randomUUID() + "@example.org";
  }

  private static int retryAfter(Response response) {
    return Integer.parseInt(response.header("Retry-After"));
  }
}
