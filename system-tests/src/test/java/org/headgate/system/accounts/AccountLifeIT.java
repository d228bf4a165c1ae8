package org.headgate.system.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** Effects of time and of administrators on an account, made to happen in the database. */
class AccountLifeIT {

  private final Headgate headgate = Headgate.shared();
  private final Sql database = new Sql(headgate.databaseUrl());

  @Test
  void deactivatedAccountIsRefusedOnNextRequest() {
    Person ada = Person.user(headgate);
    ada.me().then().statusCode(200);

    database.update("update platform.account set is_active = false where email = ?", ada.email());

    ada.me().then().statusCode(401).body("type", equalTo("urn:headgate:problem:unauthorized"));
    ada.asCaller().get("/whoami").then().statusCode(200).body("anonymous", equalTo(true));
    ada.refresh(ada.refreshToken()).then().statusCode(401);
    ada.logIn(Person.PASSWORD)
        .then()
        .statusCode(401)
        .body("type", equalTo("urn:headgate:problem:invalid-credentials"));
  }

  @Test
  void revokedRoleIsRefusedOnNextRequest() {
    Person ada = Person.user(headgate);
    database.update(
        "update platform.account set roles = '{user,operator}' where email = ?", ada.email());
    ada.keep(ada.refresh(ada.refreshToken()));
    ada.asCaller().get("/admin/pools").then().statusCode(200);

    database.update("update platform.account set roles = '{user}' where email = ?", ada.email());

    ada.asCaller().get("/admin/pools").then().statusCode(403);
  }

  @Test
  void newCodeAfterCooldownVoidsTheEarlierCode() {
    Person ada = Person.stranger(headgate);
    ada.signUp();
    String first = ada.code();
    coolDown();

    headgate
        .api()
        .body(Map.of("email", ada.email()))
        .post("/auth/resend-otp")
        .then()
        .statusCode(202);

    String second = headgate.mailbox(ada.email()).codeOfMail(2);
    if (!first.equals(second)) {
      ada.verify(first).then().statusCode(400);
    }
    ada.keep(ada.verify(second));
  }

  @Test
  void repeatedSignUpOnlyNotifiesTheOwner() {
    Person ada = Person.user(headgate);
    coolDown();

    ada.signUp().then().statusCode(202);

    assertThat(ada.mailbox().about("You already have an account").text()).contains("Headgate");
    ada.keep(ada.logIn(Person.PASSWORD));
  }

  @Test
  void secondSignUpReplacesAnUnverifiedOne() {
    Person mallory = Person.stranger(headgate);
    mallory.signUp();
    String codeOfMallory = mallory.code();
    coolDown();

    headgate
        .from(mallory.home())
        .body(Map.of("email", mallory.email(), "password", "another lantern by the weir"))
        .post("/auth/signup")
        .then()
        .statusCode(202);
    mallory.keep(mallory.verify(headgate.mailbox(mallory.email()).codeOfMail(2)));

    mallory.logIn(Person.PASSWORD).then().statusCode(401);
    mallory.logIn("another lantern by the weir").then().statusCode(200);
    mallory.verify(codeOfMallory).then().statusCode(400);
  }

  @Test
  void reusedRefreshTokenEndsTheSession() {
    Person ada = Person.user(headgate);
    String stolen = ada.refreshToken();
    ada.keep(ada.refresh(stolen));
    database.update(
        """
        update platform.session
           set rotations = array(select r - interval '31 seconds' from unnest(rotations) r)
         where account_id = (select id from platform.account where email = ?)
        """,
        ada.email());

    ada.refresh(stolen)
        .then()
        .statusCode(401)
        .body("type", equalTo("urn:headgate:problem:refresh-token-reused"));

    ada.me().then().statusCode(401);
    ada.refresh(ada.refreshToken()).then().statusCode(401);
  }

  private void coolDown() {
    database.update(
        "update platform.attempt_ledger set happened_at = array(select h - interval '61 minutes' from unnest(happened_at) h)");
  }
}
