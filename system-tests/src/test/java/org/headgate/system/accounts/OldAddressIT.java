package org.headgate.system.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.concurrent.CompletableFuture;
import org.headgate.system.client.Person;
import org.headgate.system.database.HeldAccount;
import org.headgate.system.secondfactors.SecondFactorSteps;
import org.junit.jupiter.api.Test;

/**
 * A mailbox proves nothing any more once the account has another address, whatever was begun with
 * it before.
 */
class OldAddressIT extends SecondFactorSteps {

  @Test
  void codeBehindTheChangeOfAddressStartsNoSession() throws Exception {
    Person ada = Person.user(headgate);
    String logInCode = logInCode(ada);
    String changeCode = changeCode(ada);
    int open = ada.asCaller().get("/users/me/sessions").path("items.size()");
    try (HeldAccount held = new HeldAccount(headgate, ada.email())) {
      CompletableFuture<Response> change =
          CompletableFuture.supplyAsync(() -> ada.confirmEmail(changeCode));
      held.awaitWaiting(1);
      CompletableFuture<Response> late =
          CompletableFuture.supplyAsync(() -> ada.logInByCode(logInCode));
      held.awaitWaiting(2);
      held.release();
      assertThat(change.join().statusCode()).isEqualTo(200);
      isRefused(late.join());
    }
    ada.me().then().statusCode(200);
    ada.asCaller().get("/users/me/sessions").then().body("items.size()", equalTo(open));
  }

  @Test
  void logInThatWasBegunByCodeEndsWithTheChangeOfAddress() {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enroll(ada);
    String byPassword = ada.logIn(Person.PASSWORD).path("mfa_token");
    String byCode = ada.logInByCode(logInCode(ada)).path("mfa_token");

    ada.confirmEmail(changeCode(ada)).then().statusCode(200);

    isRefused(prove(byCode, recovery(enrolled, 0)));
    prove(byPassword, recovery(enrolled, 0)).then().statusCode(200);
  }

  @Test
  void logInThatIsBegunByCodeInFrontOfTheChangeOfAddressEndsWithIt() throws Exception {
    Person ada = Person.user(headgate);
    Enrolled enrolled = enroll(ada);
    String logInCode = logInCode(ada);
    String changeCode = changeCode(ada);
    String begun;
    try (HeldAccount held = new HeldAccount(headgate, ada.email())) {
      CompletableFuture<Response> early =
          CompletableFuture.supplyAsync(() -> ada.logInByCode(logInCode));
      held.awaitWaiting(1);
      CompletableFuture<Response> change =
          CompletableFuture.supplyAsync(() -> ada.confirmEmail(changeCode));
      held.awaitWaiting(2);
      held.release();
      begun = early.join().path("mfa_token");
      assertThat(change.join().statusCode()).isEqualTo(200);
    }

    isRefused(prove(begun, recovery(enrolled, 0)));
  }

  private static String logInCode(Person person) {
    person.askForLogInCode().then().statusCode(202);
    return person.mailbox().codeOfMail(2);
  }

  private String changeCode(Person person) {
    Person moved = Person.stranger(headgate);
    person.changeEmail(moved.email(), Person.PASSWORD).then().statusCode(202);
    return moved.mailbox().codeOfMail(1);
  }
}
