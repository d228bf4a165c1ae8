package org.headgate.system.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.headgate.system.client.AtOnce;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** An account moves to another address, and never to one of somebody else. */
class EmailChangeIT {

  private static final String REQUESTED = "Somebody asked to change the address of your account";
  private static final String TAKEN = "You already have an account";

  private final Headgate headgate = Headgate.shared();
  private final Sql database = new Sql(headgate.databaseUrl());

  @Test
  void newAddressReplacesTheOldOneAfterConfirmation() {
    Person ada = Person.user(headgate);
    String address = newAddress();

    ada.changeEmail(address, Person.PASSWORD)
        .then()
        .statusCode(202)
        .body("status", equalTo("verification_sent"));
    String code = headgate.mailbox(address).codeOfMail(1);
    assertThat(ada.mailbox().about(REQUESTED).text()).contains(" n\u2026@example.org.");
    ada.me().then().body("email", equalTo(ada.email()));
    ada.logIn(Person.PASSWORD).then().statusCode(200);

    ada.confirmEmail(code)
        .then()
        .statusCode(200)
        .body("email", equalTo(address))
        .body("email_verified", equalTo(true));

    ada.me().then().statusCode(200).body("email", equalTo(address));
    ada.logIn(Person.PASSWORD).then().statusCode(401);
    logIn(address).then().statusCode(200);
    ada.confirmEmail(code).then().statusCode(400);
    assertThat(ada.mailbox().about("The address of your account was changed").text())
        .contains("can no longer log in with this address");
  }

  @Test
  void takenAddressIsAnsweredLikeAFreeOneAndItsOwnerNotified() {
    Person bob = Person.user(headgate);
    Person ada = Person.user(headgate);

    Response taken = ada.changeEmail(bob.email(), Person.PASSWORD);
    Response free = ada.changeEmail(newAddress(), Person.PASSWORD);

    assertThat(taken.statusCode()).isEqualTo(free.statusCode()).isEqualTo(202);
    assertThat(taken.asString()).isEqualTo(free.asString());
    assertThat(bob.mailbox().about(TAKEN).text()).contains("Nothing was changed");
    bob.keep(bob.logIn(Person.PASSWORD));
  }

  @Test
  void emailChangeRequiresThePassword() {
    Person ada = Person.user(headgate);
    String address = newAddress();

    ada.changeEmail(address, "not the password")
        .then()
        .statusCode(401)
        .body("type", equalTo("urn:headgate:problem:invalid-credentials"));

    ada.confirmEmail("123456")
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:headgate:problem:invalid-code"));
    assertThat(ada.mailbox().hasOneAbout(REQUESTED)).isFalse();
  }

  @Test
  void invalidAndUnchangedAddressesAreRefusedByField() {
    Person ada = Person.user(headgate);

    for (String address : List.of("nonsense", ada.email().toUpperCase(Locale.ROOT))) {
      ada.changeEmail(address, Person.PASSWORD)
          .then()
          .statusCode(400)
          .body("errors.field", hasItem("new_email"));
    }
  }

  @Test
  void passwordChangeCancelsTheEmailChange() {
    Person ada = Person.user(headgate);
    String address = newAddress();
    ada.changeEmail(address, Person.PASSWORD).then().statusCode(202);
    String code = headgate.mailbox(address).codeOfMail(1);

    ada.changePassword(Person.PASSWORD, "another lantern by the weir").then().statusCode(204);

    ada.confirmEmail(code).then().statusCode(400);
    ada.me().then().body("email", equalTo(ada.email()));
  }

  @Test
  void unverifiedSignUpDoesNotBlockTheAddress() {
    Person squatter = Person.stranger(headgate);
    squatter.signUp();
    squatter.code();
    Person ada = Person.user(headgate);

    ada.changeEmail(squatter.email(), Person.PASSWORD).then().statusCode(202);
    String code = squatter.mailbox().codeOfMail(2);

    ada.confirmEmail(code).then().statusCode(200).body("email", equalTo(squatter.email()));
    logIn(squatter.email()).then().statusCode(200);
  }

  @Test
  void concurrentChangesToSameAddressSucceedOnce() throws Exception {
    String address = newAddress();
    Person ada = Person.user(headgate);
    Person bob = Person.user(headgate);
    ada.changeEmail(address, Person.PASSWORD).then().statusCode(202);
    String adas = headgate.mailbox(address).codeOfMail(1);
    database.coolDown();
    bob.changeEmail(address, Person.PASSWORD).then().statusCode(202);
    String bobs = headgate.mailbox(address).codeOfMail(2);

    List<Integer> answers =
        AtOnce.each(
            List.of(Map.entry(ada, adas), Map.entry(bob, bobs)),
            confirming -> confirming.getKey().confirmEmail(confirming.getValue()).statusCode());

    assertThat(answers).containsExactlyInAnyOrder(200, 409);
    assertThat(List.of(ada.me().path("email"), bob.me().path("email"))).containsOnlyOnce(address);
  }

  @Test
  void lastRequestedAddressCountsWithinItsCooldownToo() {
    Person ada = Person.user(headgate);
    String address = newAddress();
    String mistyped = newAddress();
    ada.changeEmail(address, Person.PASSWORD).then().statusCode(202);
    headgate.mailbox(address).codeOfMail(1);
    ada.changeEmail(mistyped, Person.PASSWORD).then().statusCode(202);
    String code = headgate.mailbox(mistyped).codeOfMail(1);

    ada.changeEmail(address, Person.PASSWORD).then().statusCode(202);

    assertThat(
            database.text(
                "select count(*) from platform.audit_entry"
                    + " where action = 'account.email_change_requested' and subject_id = ?",
                ada.me().<String>path("id")))
        .isEqualTo("3");
    ada.confirmEmail(code).then().statusCode(400);
    ada.me().then().body("email", equalTo(ada.email()));
    database.coolDown();
    ada.changeEmail(address, Person.PASSWORD).then().statusCode(202);
    ada.confirmEmail(headgate.mailbox(address).codeOfMail(2))
        .then()
        .statusCode(200)
        .body("email", equalTo(address));
  }

  @Test
  void codeIsVoidAfterFiveWrongGuesses() {
    Person ada = Person.user(headgate);
    String address = newAddress();
    ada.changeEmail(address, Person.PASSWORD).then().statusCode(202);
    String code = headgate.mailbox(address).codeOfMail(1);
    String wrong = code.equals("000000") ? "000001" : "000000";

    IntStream.range(0, 5).forEach(guess -> ada.confirmEmail(wrong).then().statusCode(400));

    ada.confirmEmail(code).then().statusCode(400);
  }

  @Test
  void codeForNewAddressIsNotResentToAnonymousCallers() {
    headgate
        .api()
        .body(Map.of("email", newAddress(), "purpose", "email_change"))
        .post("/auth/resend-otp")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("purpose"));
  }

  private Response logIn(String address) {
    return headgate
        .api()
        .body(Map.of("email", address, "password", Person.PASSWORD))
        .post("/auth/login");
  }

  private static String newAddress() {
    return "new-" + UUID.randomUUID() + "@example.org";
  }
}
