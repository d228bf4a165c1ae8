package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An authenticator app and recovery codes before a log-in. */
class SecondFactorIT {

  private final Headgate headgate = Headgate.shared();
  private final Sql database = new Sql(headgate.databaseUrl());

  @Test
  void anAppIsInForceOnceItWasConfirmed() {
    Person ada = Person.user(headgate);

    Response form = ada.asCaller().post("/users/me/totp");
    form.then()
        .statusCode(201)
        .body("secret.length()", equalTo(32))
        .body("otpauth_uri", startsWith("otpauth://totp/"));
    assertThat(Base64.getDecoder().decode(form.<String>path("qr_png")))
        .startsWith(0x89, 'P', 'N', 'G');
    Authenticator app = new Authenticator(form.path("secret"));
    ada.logIn(Person.PASSWORD).then().statusCode(200).body("status", equalTo("authenticated"));

    confirm(ada, app.wrongCode())
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:headgate:problem:invalid-code"));
    ada.me().then().body("mfa_enabled", equalTo(false));
    List<String> codes = confirm(ada, app.code()).path("recovery_codes");

    assertThat(codes).hasSize(12).doesNotHaveDuplicates();
    ada.me().then().body("mfa_enabled", equalTo(true));
    ada.asCaller()
        .post("/users/me/totp")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:headgate:problem:conflict"));
    confirm(ada, app.codeOfStep(1)).then().statusCode(409);
  }

  @Test
  void toBeginAgainReplacesTheSecretThatWaits() {
    Person ada = Person.user(headgate);
    Authenticator first = begin(ada);
    Authenticator second = begin(ada);

    confirm(ada, first.code()).then().statusCode(400);
    confirm(ada, second.code()).then().statusCode(200);
  }

  @Test
  void aLogInAsksForTheAppsCode() {
    Person ada = Person.user(headgate);
    Authenticator app = enrolled(ada).app();

    Response first = ada.logIn(Person.PASSWORD);
    first
        .then()
        .statusCode(200)
        .body("status", equalTo("mfa_required"))
        .body("methods", containsInAnyOrder("totp", "recovery_code"))
        .body("access_token", nullValue())
        .body("refresh_token", nullValue());
    String token = first.path("mfa_token");

    Response second = prove(token, Map.of("code", app.codeOfStep(1)));
    second
        .then()
        .statusCode(200)
        .body("status", equalTo("authenticated"))
        .body("device_token", notNullValue());
    ada.keep(second);
    ada.me().then().statusCode(200);
    ada.asCaller()
        .get("/users/me/sessions")
        .then()
        .body("items[0].amr", containsInAnyOrder("pwd", "otp", "mfa"));
  }

  @Test
  void anMfaTokenIsNoAccessTokenAndGoodForOneLogIn() {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enrolled(ada);
    String token = ada.logIn(Person.PASSWORD).path("mfa_token");

    headgate
        .api()
        .header("Authorization", "Bearer " + token)
        .get("/users/me")
        .then()
        .statusCode(401);
    ada.refresh(token).then().statusCode(401);

    prove(token, recovery(enrolled, 0)).then().statusCode(200);
    isRefused(prove(token, recovery(enrolled, 1)));
    prove(ada.logIn(Person.PASSWORD).path("mfa_token"), recovery(enrolled, 1))
        .then()
        .statusCode(200);
  }

  @Test
  void aForgedOrLateTokenOpensNothing() {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enrolled(ada);
    String token = ada.logIn(Person.PASSWORD).path("mfa_token");
    isRefused(prove("nonsense", recovery(enrolled, 0)));
    isRefused(prove(token.substring(0, token.length() - 3) + "AAA", recovery(enrolled, 0)));

    database.update(
        """
        update platform.mfa_challenge set expires_at = created_at
         where account_id = (select id from platform.account where email = ?)
        """,
        ada.email());

    isRefused(prove(token, recovery(enrolled, 0)));
  }

  @Test
  void eachCodeOfTheAppIsAcceptedOnce() {
    Person ada = Person.user(headgate);
    Authenticator app = enrolled(ada).app();
    String code = app.codeOfStep(1);

    prove(ada.logIn(Person.PASSWORD).path("mfa_token"), Map.of("code", code))
        .then()
        .statusCode(200);

    isRefused(prove(ada.logIn(Person.PASSWORD).path("mfa_token"), Map.of("code", code)));
  }

  @Test
  void theOwnerIsToldOfACodeThatCameTwice() {
    Person ada = Person.user(headgate);
    String code = enrolled(ada).app().codeOfStep(1);
    prove(ada.logIn(Person.PASSWORD).path("mfa_token"), Map.of("code", code));

    isRefused(prove(ada.logIn(Person.PASSWORD).path("mfa_token"), Map.of("code", code)));

    assertThat(ada.mailbox().about("A code of your authenticator app came twice").text())
        .contains("They were not let in", "choose a new password now")
        .doesNotContain(code);
  }

  @Test
  void theCodeThatConfirmedTheAppIsUsed() {
    Person ada = Person.user(headgate);
    Authenticator app = begin(ada);
    String code = app.code();
    confirm(ada, code).then().statusCode(200);

    isRefused(prove(ada.logIn(Person.PASSWORD).path("mfa_token"), Map.of("code", code)));
  }

  @Test
  void ofManyWithTheSameCodeAtOnceOneGetsIn() throws Exception {
    Person ada = Person.user(headgate);
    Authenticator app = enrolled(ada).app();
    String code = app.codeOfStep(1);
    List<String> tokens = tokens(ada, 8);

    List<Integer> answers =
        AtOnce.each(tokens, token -> prove(token, Map.of("code", code)).statusCode());

    assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
    assertThat(answers).filteredOn(status -> status == 200 || status == 400).hasSize(8);
  }

  @Test
  void ofManyWithTheSameRecoveryCodeAtOnceOneGetsIn() throws Exception {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enrolled(ada);
    List<String> tokens = tokens(ada, 8);

    List<Integer> answers =
        AtOnce.each(tokens, token -> prove(token, recovery(enrolled, 0)).statusCode());

    assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
  }

  @Test
  void ofManyWithTheSameTokenAtOnceOneGetsIn() throws Exception {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enrolled(ada);
    String token = ada.logIn(Person.PASSWORD).path("mfa_token");

    List<Integer> answers =
        AtOnce.each(List.of(0, 1, 2, 3), n -> prove(token, recovery(enrolled, n)).statusCode());

    assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
  }

  @Test
  void aRecoveryCodeOpensOnceHoweverItIsTyped() {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enrolled(ada);
    String typed = enrolled.recoveryCodes().get(3).replace("-", "").toUpperCase(Locale.ROOT);

    ada.keep(prove(ada.logIn(Person.PASSWORD).path("mfa_token"), Map.of("recovery_code", typed)));

    isRefused(prove(ada.logIn(Person.PASSWORD).path("mfa_token"), recovery(enrolled, 3)));
    prove(ada.logIn(Person.PASSWORD).path("mfa_token"), recovery(enrolled, 4))
        .then()
        .statusCode(200);
  }

  @Test
  void aCodeOfTheOneKindIsNoneOfTheOther() {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enrolled(ada);
    String token = ada.logIn(Person.PASSWORD).path("mfa_token");

    isNoCode(prove(token, Map.of("code", enrolled.recoveryCodes().get(0))), "code");
    isNoCode(prove(token, Map.of("recovery_code", enrolled.app().codeOfStep(1))), "recovery_code");
  }

  @Test
  void oneProofIsAskedForNotTwoAndNotNone() {
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
  void aLogInByMailedCodeAsksForTheAppToo() {
    Person ada = Person.user(headgate);
    Authenticator app = enrolled(ada).app();
    ada.askForLogInCode();
    Response first = ada.logInByCode(headgate.mailbox(ada.email()).codeOfMail(2));

    first.then().statusCode(200).body("status", equalTo("mfa_required"));
    ada.keep(prove(first.path("mfa_token"), Map.of("code", app.codeOfStep(1))));

    ada.asCaller()
        .get("/users/me/sessions")
        .then()
        .body("items[0].amr", containsInAnyOrder("otp", "mfa"));
  }

  @Test
  void afterFiveWrongCodesTheLogInIsOver() {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enrolled(ada);
    String token = ada.logIn(Person.PASSWORD).path("mfa_token");
    String wrong = enrolled.app().wrongCode();

    IntStream.range(0, 5).forEach(guess -> isRefused(prove(token, Map.of("code", wrong))));

    isRefused(prove(token, recovery(enrolled, 0)));
  }

  @Test
  void noNewLogInGivesBackTheGuessesOfAnAccount() {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enrolled(ada);
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
  void aDeviceThatLoggedInBeforeHasGuessesOfItsOwn() {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enrolled(ada);
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

  @Test
  void anotherPasswordVoidsALogInThatIsHalfway() {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enrolled(ada);
    String token = ada.logIn(Person.PASSWORD).path("mfa_token");

    ada.asCaller()
        .body(
            Map.of(
                "current_password",
                Person.PASSWORD,
                "new_password",
                "eleven lanterns under the weir"))
        .post("/auth/password/change")
        .then()
        .statusCode(204);

    isRefused(prove(token, recovery(enrolled, 0)));
  }

  @Test
  void onlyThePasswordTakesTheAppAway() {
    Person ada = Person.user(headgate);
    enrolled(ada);

    remove(ada, "not the password")
        .then()
        .statusCode(401)
        .body("type", equalTo("urn:headgate:problem:invalid-credentials"));
    ada.me().then().body("mfa_enabled", equalTo(true));
    remove(ada, Person.PASSWORD).then().statusCode(204);

    ada.me().then().body("mfa_enabled", equalTo(false));
    ada.logIn(Person.PASSWORD).then().statusCode(200).body("status", equalTo("authenticated"));
    remove(ada, Person.PASSWORD).then().statusCode(404);
  }

  @Test
  void theOwnerIsToldOfWhatHappensToTheirSecondFactor() {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enrolled(ada);
    String enabled = ada.mailbox().about("A second factor was added to your account").text();
    prove(ada.logIn(Person.PASSWORD).path("mfa_token"), recovery(enrolled, 0));
    String used = ada.mailbox().about("A recovery code was used").text();
    remove(ada, Person.PASSWORD);
    String disabled = ada.mailbox().about("The second factor of your account was removed").text();

    assertThat(List.of(enabled, used, disabled))
        .doesNotHaveDuplicates()
        .allSatisfy(text -> assertThat(text).doesNotContain(enrolled.app().secret()));
  }

  @Test
  void theDatabaseKnowsNeitherSecretNorCodes() throws Exception {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enrolled(ada);

    String rows =
        database.text(
            """
            select (select string_agg(t::text, ' ') from platform.totp t)
                || (select string_agg(r::text, ' ') from platform.recovery_code r)
            """);

    assertThat(rows)
        .doesNotContain(enrolled.app().secret())
        .doesNotContain(enrolled.recoveryCodes())
        .doesNotContain(enrolled.recoveryCodes().stream().map(c -> c.replace("-", "")).toList());
  }

  private record Enrolled(Authenticator app, List<String> recoveryCodes) {}

  private Enrolled enrolled(Person person) {
    Authenticator app = begin(person);
    Response confirmed = confirm(person, app.code());
    confirmed.then().statusCode(200);
    return new Enrolled(app, confirmed.path("recovery_codes"));
  }

  private static Authenticator begin(Person person) {
    return new Authenticator(person.asCaller().post("/users/me/totp").path("secret"));
  }

  private static Response confirm(Person person, String code) {
    return person.asCaller().body(Map.of("code", code)).post("/users/me/totp/confirm");
  }

  private static Response remove(Person person, String password) {
    return person.asCaller().body(Map.of("password", password)).delete("/users/me/totp");
  }

  private static Map<String, String> recovery(Enrolled enrolled, int number) {
    return Map.of("recovery_code", enrolled.recoveryCodes().get(number));
  }

  private List<String> tokens(Person person, int many) {
    return IntStream.range(0, many)
        .mapToObj(n -> person.logIn(Person.PASSWORD).<String>path("mfa_token"))
        .toList();
  }

  private Response prove(String token, Map<String, String> proof) {
    Map<String, String> body = new HashMap<>(proof);
    body.put("mfa_token", token);
    return headgate.api().body(body).post("/auth/mfa");
  }

  private static void isNoCode(Response response, String field) {
    response
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:headgate:problem:invalid-request"))
        .body("errors[0].field", equalTo(field));
  }

  private static void isRefused(Response response) {
    response.then().statusCode(400).body("type", equalTo("urn:headgate:problem:invalid-code"));
  }
}
