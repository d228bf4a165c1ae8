package org.headgate.system.secondfactors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.headgate.system.client.AtOnce;
import org.headgate.system.client.Authenticator;
import org.headgate.system.client.Person;
import org.junit.jupiter.api.Test;

/** Proofs of a second factor: each is used once, and guesses are limited. */
class SecondFactorProofsIT extends SecondFactorSteps {

  @Test
  void totpCodeIsAcceptedOnce() {
    Person ada = Person.user(headgate);
    Authenticator app = enroll(ada).app();
    String code = app.codeOfStep(1);

    prove(ada.logIn(Person.PASSWORD).path("mfa_token"), Map.of("code", code))
        .then()
        .statusCode(200);

    isRefused(prove(ada.logIn(Person.PASSWORD).path("mfa_token"), Map.of("code", code)));
  }

  @Test
  void ownerIsNotifiedOfAReusedCode() {
    Person ada = Person.user(headgate);
    String code = enroll(ada).app().codeOfStep(1);
    prove(ada.logIn(Person.PASSWORD).path("mfa_token"), Map.of("code", code));

    isRefused(prove(ada.logIn(Person.PASSWORD).path("mfa_token"), Map.of("code", code)));

    assertThat(ada.mailbox().about("A code of your authenticator app was entered twice").text())
        .contains("They were not let in", "choose a new password now")
        .doesNotContain(code);
  }

  @Test
  void wrongFactorIsAuditedForItsAccount() {
    Person ada = Person.user(headgate);
    String wrong = enroll(ada).app().wrongCode();
    String id = ada.me().path("id");

    isRefused(prove(ada.logIn(Person.PASSWORD).path("mfa_token"), Map.of("code", wrong)));

    assertThat(
            database.texts(
                "select actor || ' ' || outcome || ' ' || reason from platform.audit_entry"
                    + " where action = 'account.second_proof' and subject_id = ?",
                id))
        .containsExactly("anonymous failure invalid_code");
  }

  @Test
  void confirmationCodeCannotBeReused() {
    Person ada = Person.user(headgate);
    Authenticator app = startEnrolment(ada);
    String code = app.code();
    confirm(ada, code).then().statusCode(200);

    isRefused(prove(ada.logIn(Person.PASSWORD).path("mfa_token"), Map.of("code", code)));
  }

  @Test
  void concurrentUsesOfOneTotpCodeLogInOnce() throws Exception {
    Person ada = Person.user(headgate);
    Authenticator app = enroll(ada).app();
    String code = app.codeOfStep(1);
    List<String> tokens = tokens(ada, 8);

    List<Integer> answers =
        AtOnce.each(tokens, token -> prove(token, Map.of("code", code)).statusCode());

    assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
    assertThat(answers).filteredOn(status -> status == 200 || status == 400).hasSize(8);
  }

  @Test
  void concurrentUsesOfOneRecoveryCodeLogInOnce() throws Exception {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enroll(ada);
    List<String> tokens = tokens(ada, 8);

    List<Integer> answers =
        AtOnce.each(tokens, token -> prove(token, recovery(enrolled, 0)).statusCode());

    assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
  }

  @Test
  void concurrentUsesOfOneMfaTokenLogInOnce() throws Exception {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enroll(ada);
    String token = ada.logIn(Person.PASSWORD).path("mfa_token");

    List<Integer> answers =
        AtOnce.each(List.of(0, 1, 2, 3), n -> prove(token, recovery(enrolled, n)).statusCode());

    assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
  }

  @Test
  void recoveryCodeIsAcceptedOnceInAnyFormat() {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enroll(ada);
    String typed = enrolled.recoveryCodes().get(3).replace("-", "").toUpperCase(Locale.ROOT);

    ada.keep(prove(ada.logIn(Person.PASSWORD).path("mfa_token"), Map.of("recovery_code", typed)));

    isRefused(prove(ada.logIn(Person.PASSWORD).path("mfa_token"), recovery(enrolled, 3)));
    prove(ada.logIn(Person.PASSWORD).path("mfa_token"), recovery(enrolled, 4))
        .then()
        .statusCode(200);
  }

  @Test
  void codeOfTheWrongKindIsRefused() {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enroll(ada);
    String token = ada.logIn(Person.PASSWORD).path("mfa_token");

    assertMalformedCode(prove(token, Map.of("code", enrolled.recoveryCodes().get(0))), "code");
    assertMalformedCode(
        prove(token, Map.of("recovery_code", enrolled.app().codeOfStep(1))), "recovery_code");
  }

  @Test
  void exactlyOneProofIsRequired() {
    prove("any", Map.of("code", "123456", "recovery_code", "7k2m-01qd-40ar"))
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:headgate:problem:invalid-request"))
        .body("errors.field", hasSize(1));
    prove("any", Map.of())
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:headgate:problem:invalid-request"))
        .body("errors[0].field", equalTo("code"));
  }

  @Test
  void logInEndsAfterFiveWrongCodes() {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enroll(ada);
    String token = ada.logIn(Person.PASSWORD).path("mfa_token");
    String wrong = enrolled.app().wrongCode();

    IntStream.range(0, 5).forEach(guess -> isRefused(prove(token, Map.of("code", wrong))));

    isRefused(prove(token, recovery(enrolled, 0)));
  }

  @Test
  void newLogInDoesNotResetTheGuessLimit() {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enroll(ada);
    String wrong = enrolled.app().wrongCode();
    for (int guess = 0; guess < 10; guess++) {
      isRefused(prove(ada.logIn(Person.PASSWORD).path("mfa_token"), Map.of("code", wrong)));
    }

    String token = ada.logIn(Person.PASSWORD).path("mfa_token");
    prove(token, recovery(enrolled, 0))
        .then()
        .statusCode(429)
        .header("Retry-After", notNullValue())
        .body("type", equalTo("urn:headgate:problem:too-many-attempts"));

    database.update(
        "update platform.attempt_ledger set happened_at = array(select h - interval '61 minutes'"
            + " from unnest(happened_at) h) where kind = 'second_factor'");
    prove(token, recovery(enrolled, 0)).then().statusCode(200);
  }

  @Test
  void knownDeviceHasItsOwnGuessLimit() {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enroll(ada);
    Response known = prove(ada.logIn(Person.PASSWORD).path("mfa_token"), recovery(enrolled, 0));
    String wrong = enrolled.app().wrongCode();
    for (int guess = 0; guess < 10; guess++) {
      isRefused(prove(ada.logIn(Person.PASSWORD).path("mfa_token"), Map.of("code", wrong)));
    }

    Map<String, String> proof = new HashMap<>(recovery(enrolled, 1));
    proof.put("mfa_token", ada.logIn(Person.PASSWORD).path("mfa_token"));

    headgate
        .api()
        .header("Device-Token", known.<String>path("device_token"))
        .body(proof)
        .post("/auth/mfa")
        .then()
        .statusCode(200);
  }
}
