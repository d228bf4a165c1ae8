package org.headgate.system.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.Response;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** Log-in by mailed code. */
class LogInByCodeIT {

  private final Headgate headgate = Headgate.shared();
  private final Sql database = new Sql(headgate.databaseUrl());

  @Test
  void mailedCodeLogsInOnce() {
    Person ada = Person.user(headgate);

    ada.askForLogInCode()
        .then()
        .statusCode(202)
        .body("status", equalTo("verification_sent"))
        .body("expires_in", equalTo(600));
    String code = headgate.mailbox(ada.email()).codeOfMail(2);
    ada.keep(ada.logInByCode(code));

    ada.me().then().statusCode(200).body("email", equalTo(ada.email()));
    ada.asCaller().get("/users/me/sessions").then().body("items[0].amr", hasItem("otp"));
    ada.logInByCode(code)
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:headgate:problem:invalid-code"));
  }

  @Test
  void unknownAddressIsAnsweredLikeAKnownOne() {
    Response known = Person.user(headgate).askForLogInCode();
    Person nobody = Person.stranger(headgate);
    Response unknown = nobody.askForLogInCode();

    assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(202);
    assertThat(unknown.asString()).isEqualTo(known.asString());
    nobody
        .logInByCode("000000")
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:headgate:problem:invalid-code"));
  }

  @Test
  void codeOfAnotherPurposeIsRefused() {
    Person ada = Person.user(headgate);
    headgate
        .api()
        .body(Map.of("email", ada.email()))
        .post("/auth/password/forgot")
        .then()
        .statusCode(202);
    String code = headgate.mailbox(ada.email()).codeOfMail(2);

    ada.logInByCode(code).then().statusCode(400);
  }

  @Test
  void deactivatedAccountIsRefused() {
    Person ada = Person.user(headgate);
    ada.askForLogInCode();
    String code = headgate.mailbox(ada.email()).codeOfMail(2);
    database.update("update platform.account set is_active = false where email = ?", ada.email());

    ada.logInByCode(code).then().statusCode(400);
  }
}
