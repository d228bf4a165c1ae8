package org.headgate.system.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.Map;
import org.headgate.system.client.Person;
import org.junit.jupiter.api.Test;

/** Counters of attempts, for administrators and in the metrics. */
class AttemptCountersIT extends LogInLimitSteps {
  @Test
  void administratorSeesAndResetsTheCounters() {
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
        .body("passwords.strangers.failures_last_day", equalTo(failures));
    assertTenWrongGuessesAreCounted(counters);
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

  /** Each at the code of the sign-up, from a device that nobody knows. */
  private static void assertTenWrongGuessesAreCounted(Response counters) {
    counters
        .then()
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
  }

  @Test
  void administratorsSeeLiveCodes() {
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
}
