package org.headgate.system.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/**
 * An attacker prepares an account for somebody else's address, and waits for the owner. After
 * Sudhodanan and Paverd, "Pre-hijacked accounts" (2022): the preparation gains nothing.
 */
class PreHijackingIT {

  private static final String OWNERS = "eleven herons on the sluice";
  private static final String MALLORYS = "mallory knows this password";

  private final Headgate headgate = Headgate.shared();
  private final Sql database = new Sql(headgate.databaseUrl());
  private final Person owner = Person.stranger(headgate);
  private final String malloryHome = Headgate.anyNetwork();
  private final String ownerHome = Headgate.anyNetwork();

  @Test
  void earlierSignUpGivesNoAccess() {
    signUp(malloryHome, MALLORYS);
    owner.code();
    database.coolDown();
    signUp(ownerHome, OWNERS);

    verify(ownerHome, owner.mailbox().codeOfMail(2)).then().statusCode(200);

    assertOnlyOwnersPasswordLogsIn();
  }

  @Test
  void earlierSignUpInsideTheCooldownGivesNoAccess() {
    signUp(malloryHome, MALLORYS);
    String code = owner.code();
    signUp(ownerHome, OWNERS);

    verify(ownerHome, code).then().statusCode(200);

    assertOnlyOwnersPasswordLogsIn();
  }

  @Test
  void signUpDuringVerificationGivesNoAccess() {
    signUp(ownerHome, OWNERS);
    String code = owner.code();
    signUp(malloryHome, MALLORYS);

    Response verified = verify(ownerHome, code);

    verified.then().statusCode(200);
    owner.keep(verified);
    owner.me().then().statusCode(200);
    owner.logIn(MALLORYS).then().statusCode(401);
    owner.logIn(OWNERS).then().statusCode(401);
    owner.mailbox().about("Choose a password for your account");
    database.coolDown();
    owner.forgotPassword();
    owner.resetPassword(owner.mailbox().codeOfMail(2), OWNERS).then().statusCode(204);
    assertOnlyOwnersPasswordLogsIn();
  }

  @Test
  void passwordResetVoidsThePreparedSignUp() {
    signUp(malloryHome, MALLORYS);
    String verification = owner.code();

    owner.forgotPassword();
    owner.resetPassword(owner.mailbox().codeOfMail(2), OWNERS).then().statusCode(204);

    verify(malloryHome, verification).then().statusCode(400);
    assertOnlyOwnersPasswordLogsIn();
  }

  @Test
  void outdatedSignUpPasswordIsDroppedAtVerification() {
    signUp(malloryHome, MALLORYS);
    owner.code();
    database.update(
        "update platform.account set created_at = created_at - interval '1 day' where email = ?",
        owner.email());
    database.coolDown();
    from(ownerHome).body(Map.of("email", owner.email())).post("/auth/resend-otp");

    verify(ownerHome, owner.mailbox().codeOfMail(2)).then().statusCode(200);

    owner.logIn(MALLORYS).then().statusCode(401);
    owner.mailbox().about("Choose a password for your account");
  }

  @Test
  void recentSignUpPasswordIsKeptWithANewCode() {
    signUp(ownerHome, OWNERS);
    owner.code();
    database.update(
        "update platform.account set created_at = created_at - interval '50 minutes' where email = ?",
        owner.email());
    database.coolDown();
    from(ownerHome).body(Map.of("email", owner.email())).post("/auth/resend-otp");

    verify(ownerHome, owner.mailbox().codeOfMail(2)).then().statusCode(200);

    owner.logIn(OWNERS).then().statusCode(200);
  }

  @Test
  void signUpCodeDoesNotBypassASecondFactor() {
    signUp(ownerHome, OWNERS);
    String code = owner.code();
    database.update(
        """
        insert into platform.totp (account_id, sealed_secret, created_at, confirmed_at)
        select id, '', now(), now() from platform.account where email = ?
        """,
        owner.email());

    verify(ownerHome, code)
        .then()
        .statusCode(200)
        .body("status", equalTo("mfa_required"))
        .body("access_token", nullValue());
  }

  @Test
  void unverifiedAccountsGetNoSession() {
    signUp(malloryHome, MALLORYS);

    owner.logIn(MALLORYS).then().statusCode(403);
    owner.mailbox().codeOfMail(1);

    assertThat(
            database.texts(
                "select s.id::text from platform.session s join platform.account a on a.id = s.account_id"
                    + " where a.email = ?",
                owner.email()))
        .isEmpty();
  }

  @Test
  void preparedEmailChangeCannotTakeOverAnAccount() {
    Person mallory = Person.user(headgate);
    mallory.changeEmail(owner.email(), Person.PASSWORD).then().statusCode(202);
    String code = owner.mailbox().codeOfMail(1);

    signUp(ownerHome, OWNERS);
    verify(ownerHome, code).then().statusCode(400);
    verify(ownerHome, owner.mailbox().codeOfMail(2)).then().statusCode(200);

    mallory.confirmEmail(code).then().statusCode(409);
    assertOnlyOwnersPasswordLogsIn();
    mallory.me().then().statusCode(200);
  }

  @Test
  void preparedEmailChangeIsVoidAfterPasswordReset() {
    Person victim = Person.user(headgate);
    victim.changeEmail(owner.email(), Person.PASSWORD).then().statusCode(202);
    String code = owner.mailbox().codeOfMail(1);
    String stolen = victim.accessToken();

    database.coolDown();
    victim.forgotPassword();
    victim.resetPassword(victim.mailbox().codeOfMail(2), OWNERS).then().statusCode(204);

    headgate
        .api()
        .header("Authorization", "Bearer " + stolen)
        .body(Map.of("code", code))
        .post("/users/me/email/confirm")
        .then()
        .statusCode(401);
    victim.keep(victim.logIn(OWNERS));
    victim.confirmEmail(code).then().statusCode(400);
  }

  @Test
  void preparedNamesDoNotAppearInMails() {
    Map<String, String> signUp =
        Map.of(
            "email",
            owner.email(),
            "password",
            MALLORYS,
            "full_name",
            "Free money at evil.example");
    headgate.api().body(signUp).post("/auth/signup").then().statusCode(202);
    owner.forgotPassword();
    owner.mailbox().codeOfMail(2);

    for (int number : List.of(1, 2)) {
      assertThat(owner.mailbox().mail(number).text()).doesNotContain("evil.example");
    }
  }

  private void assertOnlyOwnersPasswordLogsIn() {
    owner.logIn(MALLORYS).then().statusCode(401);
    owner.logIn(OWNERS).then().statusCode(200);
  }

  private void signUp(String home, String password) {
    from(home)
        .body(Map.of("email", owner.email(), "password", password))
        .post("/auth/signup")
        .then()
        .statusCode(202);
  }

  private Response verify(String home, String code) {
    return from(home).body(Map.of("email", owner.email(), "code", code)).post("/auth/verify-email");
  }

  private RequestSpecification from(String home) {
    return headgate.from(home);
  }
}
