package org.headgate.system.secondfactors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.headgate.system.client.Authenticator;
import org.headgate.system.client.Person;
import org.junit.jupiter.api.Test;

/** Log-in with an authenticator app and recovery codes. */
class SecondFactorIT extends SecondFactorSteps {

  @Test
  void totpIsActiveAfterConfirmation() {
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
  void newEnrolmentReplacesThePendingSecret() {
    Person ada = Person.user(headgate);
    Authenticator first = startEnrolment(ada);
    Authenticator second = startEnrolment(ada);

    confirm(ada, first.code()).then().statusCode(400);
    confirm(ada, second.code()).then().statusCode(200);
  }

  @Test
  void logInRequiresTotpCode() {
    Person ada = Person.user(headgate);
    Authenticator app = enroll(ada).app();

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
  void mfaTokenIsValidForOneLogInOnly() {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enroll(ada);
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
  void forgedOrExpiredMfaTokenIsRefused() {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enroll(ada);
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
  void logInByMailedCodeRequiresTotpCode() {
    Person ada = Person.user(headgate);
    Authenticator app = enroll(ada).app();
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
  void passwordChangeVoidsPendingLogIns() {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enroll(ada);
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
  void totpRemovalRequiresThePassword() {
    Person ada = Person.user(headgate);
    enroll(ada);

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
  void ownerIsNotifiedOfSecondFactorChanges() {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enroll(ada);
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
  void secretAndRecoveryCodesAreNotStoredInClearText() throws Exception {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enroll(ada);

    String rows =
        database.text(
            """
            select (select string_agg(t::text, ' ') from platform.totp t)
                || (select string_agg(r::text, ' ') from platform.recovery_code r)
            """);

    List<String> secrets =
        Stream.concat(
                Stream.of(enrolled.app().secret()),
                enrolled.recoveryCodes().stream()
                    .flatMap(code -> Stream.of(code, code.replace("-", ""))))
            .toList();
    HexFormat hex = HexFormat.of();
    assertThat(rows)
        .doesNotContain(secrets)
        .as("PostgreSQL shows bytes as hexadecimal digits")
        .doesNotContain(hex.formatHex(enrolled.app().key()))
        .doesNotContain(
            secrets.stream()
                .map(secret -> hex.formatHex(secret.getBytes(StandardCharsets.UTF_8)))
                .toList());
  }
}
