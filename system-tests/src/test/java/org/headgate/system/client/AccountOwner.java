package org.headgate.system.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headgate.system.server.Headgate;

/**
 * Somebody with an authenticator app, recovery codes and a passkey that does not count its uses, so
 * that it may answer many times at once.
 */
public final class AccountOwner {

  private final Headgate headgate;
  private final Person person;
  private final SoftPasskey passkey;
  private String passkeyId = "";
  private List<String> recoveryCodes = List.of();

  private AccountOwner(Headgate headgate) {
    this.headgate = headgate;
    this.person = Person.user(headgate);
    this.passkey = new SoftPasskey(headgate.url(""));
  }

  public static AccountOwner withoutFactors(Headgate headgate) {
    return new AccountOwner(headgate);
  }

  public static AccountOwner withFactors(Headgate headgate) {
    AccountOwner owner = new AccountOwner(headgate);
    owner.addPasskey();
    owner.addApp();
    return owner;
  }

  private void addPasskey() {
    Response options =
        person
            .asCaller()
            .body(Map.of("password", Person.PASSWORD))
            .post("/users/me/passkeys/options");
    passkeyId =
        person
            .asCaller()
            .body("{\"name\":\"Laptop\",\"credential\":" + passkey.made(options) + "}")
            .post("/users/me/passkeys")
            .then()
            .statusCode(201)
            .extract()
            .path("passkey.id");
  }

  private void addApp() {
    Authenticator app =
        new Authenticator(
            person
                .asCaller()
                .body(Map.of("password", Person.PASSWORD))
                .post("/users/me/totp")
                .path("secret"));
    recoveryCodes =
        person
            .asCaller()
            .body(Map.of("code", app.code()))
            .post("/users/me/totp/confirm")
            .then()
            .statusCode(200)
            .extract()
            .path("recovery_codes");
  }

  public Person person() {
    return person;
  }

  /** A session, by whatever opens one. */
  public Response logIn() {
    return passkeyId.isEmpty() ? person.logIn(Person.PASSWORD) : logInWith(passkeyAnswer());
  }

  /** The options of a log-in with the passkey alone, answered. */
  public JsonNode passkeyAnswer() {
    return passkey.proofOfACopy(
        headgate.api().body("{}").post("/auth/passkey/options").then().extract().response());
  }

  public Response logInWith(JsonNode answer) {
    return headgate.api().body("{\"credential\":" + answer + "}").post("/auth/passkey/verify");
  }

  /** The second proof of a log-in, by the recovery code of that number; there are twelve. */
  public Response prove(String mfaToken, int number) {
    Map<String, String> body = new HashMap<>();
    body.put("mfa_token", mfaToken);
    body.put("recovery_code", recoveryCodes.get(number % recoveryCodes.size()));
    return headgate.api().body(body).post("/auth/mfa");
  }

  public Response removeApp() {
    return person.asCaller().body(Map.of("password", Person.PASSWORD)).delete("/users/me/totp");
  }

  public Response removePasskey() {
    return person
        .asCaller()
        .body(Map.of("password", Person.PASSWORD))
        .delete("/users/me/passkeys/" + passkeyId);
  }
}
