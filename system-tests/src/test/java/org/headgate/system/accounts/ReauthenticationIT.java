package org.headgate.system.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.headgate.system.client.AccountOwner;
import org.headgate.system.client.Authenticator;
import org.headgate.system.client.Person;
import org.headgate.system.client.SoftPasskey;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** A token of an open session alone cannot change the credentials of the account. */
class ReauthenticationIT {

  private static final String ANOTHER = "eleven herons on the sluice";

  private final Headgate headgate = Headgate.shared();

  @Test
  void factorEnrolmentRequiresReauthentication() {
    Person ada = Person.user(headgate);
    ada.ageSession(Duration.ofMinutes(6));

    for (RequestSpecification request : withoutPassword(ada)) {
      assertReauthenticationRequired(request.post("/users/me/totp"));
    }
    for (RequestSpecification request : withoutPassword(ada)) {
      assertReauthenticationRequired(request.post("/users/me/passkeys/options"));
    }

    withPassword(ada).post("/users/me/totp").then().statusCode(201);
    withPassword(ada).post("/users/me/passkeys/options").then().statusCode(200);
  }

  @Test
  void factorRemovalRequiresReauthentication() {
    AccountOwner ada = AccountOwner.withFactors(headgate);
    String passkey = ada.person().asCaller().get("/users/me/passkeys").path("items[0].id");
    ada.person().ageSession(Duration.ofMinutes(6));

    for (RequestSpecification request : withoutPassword(ada.person())) {
      assertReauthenticationRequired(request.delete("/users/me/totp"));
    }
    for (RequestSpecification request : withoutPassword(ada.person())) {
      assertReauthenticationRequired(request.delete("/users/me/passkeys/" + passkey));
    }

    ada.removeApp().then().statusCode(204);
    ada.removePasskey().then().statusCode(204);
  }

  @Test
  void recentLogInSufficesWithOrWithoutABody() {
    for (Function<Person, RequestSpecification> form : forms()) {
      Person ada = Person.user(headgate);
      ada.ageSession(Duration.ofMinutes(4));

      form.apply(ada).post("/users/me/totp").then().statusCode(201);
      form.apply(ada).post("/users/me/passkeys/options").then().statusCode(200);
      form.apply(ada).delete("/users/me/totp").then().statusCode(204);
    }
  }

  @Test
  void wrongPasswordIsRefusedInAFreshSession() {
    Person ada = Person.user(headgate);

    ada.asCaller()
        .body(Map.of("password", "not the password"))
        .post("/users/me/totp")
        .then()
        .statusCode(401)
        .body("type", equalTo("urn:headgate:problem:invalid-credentials"));
  }

  @Test
  void refreshIsNotReauthenticationButLogInIs() {
    Person ada = Person.user(headgate);
    ada.ageSession(Duration.ofMinutes(6));
    ada.keep(ada.refresh(ada.refreshToken()));
    assertReauthenticationRequired(ada.asCaller().post("/users/me/totp"));

    ada.keep(ada.logIn(Person.PASSWORD));

    ada.asCaller().post("/users/me/totp").then().statusCode(201);
  }

  @Test
  void pendingAppIsVoidAfterPasswordChange() {
    Person ada = Person.user(headgate);
    Authenticator app = new Authenticator(withPassword(ada).post("/users/me/totp").path("secret"));

    ada.changePassword(Person.PASSWORD, ANOTHER).then().statusCode(204);

    confirm(ada, app.code()).then().statusCode(409);
  }

  @Test
  void passkeyOptionsAreBoundToSessionAndPassword() {
    Person ada = Person.user(headgate);
    SoftPasskey passkey = new SoftPasskey(headgate.url(""));
    Response previous = withPassword(ada).post("/users/me/passkeys/options");
    ada.changePassword(Person.PASSWORD, ANOTHER).then().statusCode(204);
    assertCredentialRefused(add(ada, passkey, previous));

    Response ofThisSession =
        ada.asCaller().body(Map.of("password", ANOTHER)).post("/users/me/passkeys/options");
    Person elsewhere = ada;
    elsewhere.keep(ada.logIn(ANOTHER));

    assertCredentialRefused(add(elsewhere, passkey, ofThisSession));
  }

  @Test
  void factorRemovalEndsOtherSessionsOnly() {
    AccountOwner ada = AccountOwner.withFactors(headgate);
    String elsewhere = ada.logIn().path("access_token");

    ada.removeApp().then().statusCode(204);

    me(elsewhere).then().statusCode(401);
    ada.person().me().then().statusCode(200);
    ada.person().mailbox().about("The second factor of your account was removed");
  }

  @Test
  void administratorsRemoveAllFactorsOfAnAccount() {
    AccountOwner ada = AccountOwner.withFactors(headgate);
    String id = ada.person().me().path("id");
    Person administrator = Person.administrator(headgate);
    String subject = "The second factors of your account were removed";

    removeFactors(administrator, id).then().statusCode(204);

    assertThat(ada.person().mailbox().about(subject).text()).contains("an administrator removed");
    ada.person().me().then().statusCode(401);
    ada.person().keep(ada.person().logIn(Person.PASSWORD));
    ada.person().me().then().body("mfa_enabled", equalTo(false));
    ada.logInWith(ada.passkeyAnswer()).then().statusCode(401);
    administrator
        .asCaller()
        .queryParam("subject", id)
        .get("/admin/audit")
        .then()
        .body("items.action", hasItem("account.factors_removed"))
        .body(
            "items.find { it.action == 'account.factors_removed' }.details.passkeys", equalTo("1"));

    removeFactors(administrator, id).then().statusCode(204);
    ada.person().me().then().statusCode(200);
    assertThat(ada.person().mailbox().countAbout(subject)).isEqualTo(1);
  }

  @Test
  void administratorNeedsReauthenticationToRemoveOwnFactors() {
    Person administrator = Person.administrator(headgate);
    administrator.ageSession(Duration.ofMinutes(6));

    assertReauthenticationRequired(removeFactors(administrator, administrator.me().path("id")));
  }

  private static Response confirm(Person person, String code) {
    return person.asCaller().body(Map.of("code", code)).post("/users/me/totp/confirm");
  }

  private static Response removeFactors(Person administrator, String id) {
    return administrator.asCaller().delete("/admin/users/" + id + "/factors");
  }

  private static void assertReauthenticationRequired(Response response) {
    response
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", containsString("error=\"insufficient_user_authentication\""))
        .header("WWW-Authenticate", containsString("max_age=\"300\""))
        .body("type", equalTo("urn:headgate:problem:reauthentication-required"))
        .body("max_age", equalTo(300));
  }

  private static void assertCredentialRefused(Response response) {
    response.then().statusCode(400).body("errors.field", hasItem("credential"));
  }

  private static Response add(Person person, SoftPasskey passkey, Response options) {
    return person
        .asCaller()
        .body("{\"name\":\"Laptop\",\"credential\":" + passkey.made(options) + "}")
        .post("/users/me/passkeys");
  }

  private Response me(String accessToken) {
    return headgate.api().header("Authorization", "Bearer " + accessToken).get("/users/me");
  }

  private static RequestSpecification withPassword(Person person) {
    return person.asCaller().body(Map.of("password", Person.PASSWORD));
  }

  private static List<RequestSpecification> withoutPassword(Person person) {
    return forms().stream().map(form -> form.apply(person)).toList();
  }

  /** Without a body, as callers of before do; with an empty one; with a password that is none. */
  private static List<Function<Person, RequestSpecification>> forms() {
    return List.of(
        Person::asCaller,
        person -> person.asCaller().body("{}"),
        person -> person.asCaller().body("{\"password\":null}"));
  }
}
