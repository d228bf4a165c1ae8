package org.headgate.system.secondfactors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Authenticator;
import org.headgate.system.client.Person;
import org.headgate.system.client.SoftPasskey;
import org.junit.jupiter.api.Test;

/** Passkeys for a log-in without a password, and as a second factor. */
class PasskeyIT extends PasskeySteps {

  @Test
  void passkeyAloneLogsInWithItsMethods() {
    Person ada = Person.user(headgate);
    SoftPasskey passkey = registerPasskey(ada, "Laptop");

    Response tokens = verify(passkey.proof(options()));

    tokens
        .then()
        .statusCode(200)
        .body("status", equalTo("authenticated"))
        .body("device_token", notNullValue());
    ada.keep(tokens);
    ada.me().then().body("email", equalTo(ada.email())).body("mfa_enabled", equalTo(true));
    ada.asCaller()
        .get("/users/me/sessions")
        .then()
        .body("items[0].amr", containsInAnyOrder("hwk", "user", "mfa"));
    ada.asCaller()
        .get("/users/me/passkeys")
        .then()
        .body("items.name", contains("Laptop"))
        .body("items[0].is_backed_up", equalTo(false))
        .body("items[0].last_used_at", notNullValue())
        .body("next_cursor", nullValue());
  }

  @Test
  void optionsRequireAVerifiedDiscoverablePasskey() {
    Person ada = Person.user(headgate);
    registerPasskey(ada, "Laptop");

    creation(ada)
        .then()
        .statusCode(200)
        .body("expires_in", equalTo(300))
        .body("public_key.rp.id", equalTo("localhost"))
        .body("public_key.user.name", equalTo(ada.email()))
        .body("public_key.authenticatorSelection.residentKey", equalTo("required"))
        .body("public_key.authenticatorSelection.userVerification", equalTo("required"))
        .body("public_key.excludeCredentials", hasSize(1))
        .body("public_key.attestation", equalTo("none"));
    options()
        .then()
        .statusCode(200)
        .body("public_key.userVerification", equalTo("required"))
        .body("public_key.allowCredentials", nullValue());
  }

  @Test
  void passkeyIsASecondFactorAfterThePassword() {
    Person ada = Person.user(headgate);
    SoftPasskey passkey = registerPasskey(ada, "Laptop");
    Response first = ada.logIn(Person.PASSWORD);
    first
        .then()
        .statusCode(200)
        .body("status", equalTo("mfa_required"))
        .body("methods", contains("passkey", "recovery_code"));
    String token = first.path("mfa_token");

    Response options = options(token);
    options.then().statusCode(200).body("public_key.allowCredentials", hasSize(1));
    ada.keep(prove(token, passkey.proofWithoutVerification(options)));

    ada.asCaller()
        .get("/users/me/sessions")
        .then()
        .body("items[0].amr", containsInAnyOrder("pwd", "hwk", "mfa"));
  }

  @Test
  void recoveryCodesExistWhileASecondFactorExists() {
    Person ada = Person.user(headgate);
    SoftPasskey one = new SoftPasskey(headgate.url(""));
    Response first = add(ada, "One", one.made(creation(ada)));
    List<String> codes = first.then().statusCode(201).extract().path("recovery_codes");
    assertThat(codes).hasSize(12).doesNotHaveDuplicates();
    assertThat(first.header("Location")).endsWith(first.<String>path("passkey.id"));
    Response second = add(ada, "Two", new SoftPasskey(headgate.url("")).made(creation(ada)));
    second.then().statusCode(201).body("recovery_codes", nullValue());
    ada.asCaller()
        .get("/users/me/totp")
        .then()
        .body("enabled", equalTo(false))
        .body("recovery_codes_left", equalTo(12));

    headgate
        .api()
        .body(
            Map.of(
                "mfa_token",
                ada.logIn(Person.PASSWORD).path("mfa_token"),
                "recovery_code",
                codes.get(0)))
        .post("/auth/mfa")
        .then()
        .statusCode(200);
    remove(ada, first.path("passkey.id"), Person.PASSWORD).then().statusCode(204);
    ada.me().then().body("mfa_enabled", equalTo(true));
    remove(ada, second.path("passkey.id"), Person.PASSWORD).then().statusCode(204);

    ada.me().then().body("mfa_enabled", equalTo(false));
    ada.asCaller().get("/users/me/totp").then().body("recovery_codes_left", equalTo(0));
    ada.logIn(Person.PASSWORD).then().body("status", equalTo("authenticated"));
  }

  @Test
  void recoveryCodesStayWithAPasskeyAfterTotpRemoval() {
    Person ada = Person.user(headgate);
    registerPasskey(ada, "Laptop");
    Authenticator app = new Authenticator(ada.asCaller().post("/users/me/totp").path("secret"));
    ada.asCaller()
        .body(Map.of("code", app.code()))
        .post("/users/me/totp/confirm")
        .then()
        .statusCode(200);
    ada.logIn(Person.PASSWORD).then().body("methods", contains("passkey", "totp", "recovery_code"));

    ada.asCaller()
        .body(Map.of("password", Person.PASSWORD))
        .delete("/users/me/totp")
        .then()
        .statusCode(204);

    ada.logIn(Person.PASSWORD).then().body("methods", contains("passkey", "recovery_code"));
  }

  @Test
  void passkeyChangesRequireThePassword() {
    Person ada = Person.user(headgate);

    ada.asCaller()
        .body(Map.of("password", "not the password"))
        .post("/users/me/passkeys/options")
        .then()
        .statusCode(401)
        .body("type", equalTo("urn:headgate:problem:invalid-credentials"));
    registerPasskey(ada, "Laptop");
    String id = ada.asCaller().get("/users/me/passkeys").path("items[0].id");
    remove(ada, id, "not the password").then().statusCode(401);
    remove(ada, id, Person.PASSWORD).then().statusCode(204);
    remove(ada, id, Person.PASSWORD).then().statusCode(404);
  }

  @Test
  void passkeyIsRenamedOnlyByItsOwner() {
    Person ada = Person.user(headgate);
    Person eve = Person.user(headgate);
    SoftPasskey passkey = registerPasskey(ada, "Laptop");
    String id = ada.asCaller().get("/users/me/passkeys").path("items[0].id");

    ada.asCaller()
        .body(Map.of("name", " Old laptop "))
        .patch("/users/me/passkeys/" + id)
        .then()
        .statusCode(200)
        .body("name", equalTo("Old laptop"));
    eve.asCaller()
        .body(Map.of("name", "Mine"))
        .patch("/users/me/passkeys/" + id)
        .then()
        .statusCode(404);
    add(eve, "Stolen", passkey.made(creation(eve)))
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:headgate:problem:conflict"));
  }

  @Test
  void passkeyOfInactiveAccountIsRefused() {
    Person ada = Person.user(headgate);
    SoftPasskey passkey = registerPasskey(ada, "Laptop");
    database.update("update platform.account set is_active = false where email = ?", ada.email());

    isRefused(verify(passkey.proof(options())));
  }

  @Test
  void passkeyChangesAreNotifiedExportedAndAudited() {
    Person ada = Person.user(headgate);
    String id = ada.me().path("id");
    registerPasskey(ada, "Laptop");
    String added = ada.mailbox().about("A passkey was added to your account").text();
    ada.asCaller()
        .get("/users/me/export")
        .then()
        .statusCode(200)
        .body("second_factors.passkeys.name", contains("Laptop"));
    String passkey = ada.asCaller().get("/users/me/passkeys").path("items[0].id");
    remove(ada, passkey, Person.PASSWORD);
    String removed = ada.mailbox().about("A passkey was removed from your account").text();

    assertThat(List.of(added, removed)).allSatisfy(text -> assertThat(text).contains("Laptop"));
    Person.administrator(headgate)
        .asCaller()
        .queryParam("subject", id)
        .get("/admin/audit")
        .then()
        .body("items.action", hasItems("account.passkey_added", "account.passkey_removed"))
        .body("items.action", not(hasItem("account.deleted")));
  }
}
