package org.headgate.system.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** Password reset by a mailed code, and password change by the owner. */
class PasswordIT {

  private static final String NEW_PASSWORD = "eleven herons on the sluice";

  private final Headgate headgate = Headgate.shared();
  private final Sql database = new Sql(headgate.databaseUrl());

  @Test
  void forgottenPasswordIsResetWithMailedCode() {
    Person ada = Person.user(headgate);

    ada.forgotPassword()
        .then()
        .statusCode(202)
        .body("status", equalTo("verification_sent"))
        .body("expires_in", equalTo(600))
        .body("resend_after", equalTo(60));
    ada.resetPassword(ada.mailbox().codeOfMail(2), NEW_PASSWORD).then().statusCode(204);

    ada.me().then().statusCode(401);
    ada.refresh(ada.refreshToken()).then().statusCode(401);
    ada.logIn(Person.PASSWORD).then().statusCode(401);
    ada.keep(ada.logIn(NEW_PASSWORD));
  }

  /** Made by the reference implementation, at a cost of long ago. */
  @Test
  void outdatedHashIsReplacedAtLogIn() {
    Person ada = Person.user(headgate);
    String old =
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
    database.update(
        "update platform.account set password_hash = ? where email = ?", old, ada.email());
    ada.logIn("not the password").then().statusCode(401);
    assertThat(hashOf(ada)).isEqualTo(old);

    ada.logIn("password").then().statusCode(200);

    String renewed = hashOf(ada);
    assertThat(renewed).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    ada.logIn("password").then().statusCode(200);
    assertThat(hashOf(ada)).isEqualTo(renewed);
    ada.me().then().statusCode(200);
  }

  private String hashOf(Person person) {
    return database.text(
        "select password_hash from platform.account where email = ?", person.email());
  }

  @Test
  void knownAndUnknownAddressesGetTheSameResponse() {
    Response known = Person.user(headgate).forgotPassword();
    Response unknown = Person.stranger(headgate).forgotPassword();

    assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(202);
    assertThat(known.asString()).isEqualTo(unknown.asString());
    assertThat(known.headers().asList().stream().map(header -> header.getName()).toList())
        .isEqualTo(unknown.headers().asList().stream().map(header -> header.getName()).toList());
  }

  @Test
  void firstCodeStaysValidDuringTheCooldown() {
    Person ada = Person.user(headgate);
    ada.forgotPassword().then().statusCode(202);
    String code = ada.mailbox().codeOfMail(2);

    ada.forgotPassword().then().statusCode(202);

    ada.resetPassword(code, NEW_PASSWORD).then().statusCode(204);
  }

  @Test
  void resetCodeIsValidOnce() {
    Person ada = Person.user(headgate);
    ada.forgotPassword();
    String code = ada.mailbox().codeOfMail(2);
    ada.resetPassword(code, NEW_PASSWORD).then().statusCode(204);

    ada.resetPassword(code, "twelve herons on the sluice")
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:headgate:problem:invalid-code"));
    ada.keep(ada.logIn(NEW_PASSWORD));
  }

  @Test
  void codeIsVoidAfterFiveWrongGuesses() {
    Person ada = Person.user(headgate);
    ada.forgotPassword();
    String code = ada.mailbox().codeOfMail(2);
    String wrong = code.equals("000000") ? "000001" : "000000";

    IntStream.range(0, 5)
        .forEach(guess -> ada.resetPassword(wrong, NEW_PASSWORD).then().statusCode(400));

    ada.resetPassword(code, NEW_PASSWORD).then().statusCode(400);
    ada.keep(ada.logIn(Person.PASSWORD));
  }

  @Test
  void codesOfAnotherPurposeOrAddressAreInvalid() {
    Person ada = Person.stranger(headgate);
    ada.signUp();

    ada.resetPassword(ada.code(), NEW_PASSWORD)
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:headgate:problem:invalid-code"));
    Person.stranger(headgate).resetPassword("123456", NEW_PASSWORD).then().statusCode(400);
  }

  @Test
  void weakPasswordIsRefusedByFieldWithoutCountingAnAttempt() {
    Person ada = Person.user(headgate);
    ada.forgotPassword();
    String code = ada.mailbox().codeOfMail(2);

    for (String weak : List.of("short", "password1", "a".repeat(129))) {
      ada.resetPassword(code, weak)
          .then()
          .statusCode(400)
          .body("type", equalTo("urn:headgate:problem:invalid-request"))
          .body("errors.field", hasItem("new_password"));
      ada.changePassword(Person.PASSWORD, weak)
          .then()
          .statusCode(400)
          .body("errors.field", hasItem("new_password"));
    }
    ada.resetPassword(code, NEW_PASSWORD).then().statusCode(204);
  }

  @Test
  void resetVerifiesAddressAndDiscardsSignUpValues() {
    Person mallory = Person.stranger(headgate);
    mallory.signUp();
    String verification = mallory.code();
    mallory.forgotPassword();

    mallory.resetPassword(mallory.mailbox().codeOfMail(2), NEW_PASSWORD).then().statusCode(204);

    mallory.logIn(Person.PASSWORD).then().statusCode(401);
    mallory.verify(verification).then().statusCode(400);
    mallory.keep(mallory.logIn(NEW_PASSWORD));
    mallory.me().then().body("email_verified", equalTo(true)).body("full_name", equalTo(null));
  }

  @Test
  void codeOfDeactivatedAccountIsVoid() {
    Person ada = Person.user(headgate);
    ada.forgotPassword();
    String code = ada.mailbox().codeOfMail(2);
    database.update("update platform.account set is_active = false where email = ?", ada.email());

    ada.resetPassword(code, NEW_PASSWORD).then().statusCode(400);

    database.update("update platform.account set is_active = true where email = ?", ada.email());
    ada.keep(ada.logIn(Person.PASSWORD));
  }

  @Test
  void resetCodeIsSentByResendOperation() {
    Person ada = Person.user(headgate);
    Map<String, String> request = Map.of("email", ada.email(), "purpose", "password_reset");

    headgate.api().body(request).post("/auth/resend-otp").then().statusCode(202);
    headgate.api().body(request).post("/auth/resend-otp").then().statusCode(429);

    ada.resetPassword(ada.mailbox().codeOfMail(2), NEW_PASSWORD).then().statusCode(204);
  }

  @Test
  void passwordChangeEndsTheOtherSessions() {
    Person ada = Person.user(headgate);
    String other = ada.accessToken();
    ada.keep(ada.logIn(Person.PASSWORD));

    ada.changePassword(Person.PASSWORD, NEW_PASSWORD).then().statusCode(204);

    ada.me().then().statusCode(200);
    ada.keep(ada.refresh(ada.refreshToken()));
    headgate
        .api()
        .header("Authorization", "Bearer " + other)
        .get("/users/me")
        .then()
        .statusCode(401);
    ada.logIn(Person.PASSWORD).then().statusCode(401);
    ada.keep(ada.logIn(NEW_PASSWORD));
  }

  @Test
  void wrongCurrentPasswordChangesNothing() {
    Person ada = Person.user(headgate);

    ada.changePassword("not the password", NEW_PASSWORD)
        .then()
        .statusCode(401)
        .body("type", equalTo("urn:headgate:problem:invalid-credentials"));

    ada.me().then().statusCode(200);
    ada.keep(ada.logIn(Person.PASSWORD));
  }

  @Test
  void passwordMayContainAnyCharacters() {
    Person ada = Person.user(headgate);
    String manyPlanes = "żółw ß und ein Wehr " + "\uD83E\uDD86".repeat(100);

    ada.changePassword(Person.PASSWORD, manyPlanes).then().statusCode(204);

    ada.keep(ada.logIn(manyPlanes));
  }

  @Test
  void ownerIsNotifiedOfResetAndChangeInTheirLanguage() {
    Person ada = Person.user(headgate);
    ada.forgotPassword();
    ada.resetPassword(ada.mailbox().codeOfMail(2), NEW_PASSWORD).then().statusCode(204);
    assertThat(ada.mailbox().about("Your password was reset").text())
        .contains("Hello Ada Lovelace,")
        .contains("Every device was logged out");

    ada.keep(ada.logIn(NEW_PASSWORD));
    ada.asCaller().body(Map.of("locale", "de")).patch("/users/me").then().statusCode(200);
    ada.changePassword(NEW_PASSWORD, Person.PASSWORD).then().statusCode(204);
    assertThat(ada.mailbox().about("Ihr Passwort wurde geändert").html().orElseThrow())
        .contains("<html lang=\"de\">");
  }
}
