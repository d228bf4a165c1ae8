package org.headgate.system.secondfactors;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Authenticator;
import org.headgate.system.client.Person;
import org.junit.jupiter.api.Test;

/**
 * A session alone cannot confirm an authenticator app that it may not enrol: neither by guessing
 * nor by waiting.
 */
class TotpConfirmationIT extends SecondFactorSteps {

  private static final int HOURLY_GUESSES = 10;

  @Test
  void pendingAppIsVoidAfterAnHour() {
    Person ada = Person.user(headgate);
    Authenticator app = startEnrolment(ada);
    database.update(
        """
        update platform.totp set created_at = created_at - interval '61 minutes'
         where account_id = (select id from platform.account where email = ?)
        """,
        ada.email());

    confirm(ada, app.code()).then().statusCode(409);
    ada.me().then().body("mfa_enabled", equalTo(false));
    confirm(ada, startEnrolment(ada).code()).then().statusCode(200);
  }

  @Test
  void codesAreNotGuessed() {
    Person ada = Person.user(headgate);
    Authenticator app = startEnrolment(ada);
    for (int guess = 0; guess < HOURLY_GUESSES; guess++) {
      isRefused(confirm(ada, app.wrongCode()));
    }

    for (String code : List.of(app.wrongCode(), app.code(), startEnrolment(ada).code())) {
      confirm(ada, code)
          .then()
          .statusCode(429)
          .header("Retry-After", notNullValue())
          .body("type", equalTo("urn:headgate:problem:too-many-attempts"));
    }
    ada.me().then().body("mfa_enabled", equalTo(false));
  }

  @Test
  void wrongConfirmationsDoNotSpendTheGuessesOfLogIns() {
    Person ada = Person.user(headgate);
    Authenticator app = startEnrolment(ada);
    for (int guess = 1; guess < HOURLY_GUESSES; guess++) {
      isRefused(confirm(ada, app.wrongCode()));
    }
    Enrolled enrolled = new Enrolled(app, confirm(ada, app.code()).path("recovery_codes"));
    String device = ada.refresh(ada.refreshToken()).path("device_token");

    String token =
        from(device, "/auth/login", Map.of("email", ada.email(), "password", Person.PASSWORD))
            .path("mfa_token");
    for (int guess = 0; guess < 2; guess++) {
      isRefused(from(device, "/auth/mfa", Map.of("mfa_token", token, "code", app.wrongCode())));
    }
    String recovery = enrolled.recoveryCodes().get(0);
    from(device, "/auth/mfa", Map.of("mfa_token", token, "recovery_code", recovery))
        .then()
        .statusCode(200);
  }

  private Response from(String device, String path, Map<String, String> body) {
    return headgate.api().header("Device-Token", device).body(body).post(path);
  }
}
