package org.headgate.system.secondfactors;

import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.client.SoftPasskey;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;

/** Registers passkeys and answers challenges with them. */
abstract class PasskeySteps {

  final Headgate headgate = Headgate.shared();
  final Sql database = new Sql(headgate.databaseUrl());

  SoftPasskey registerPasskey(Person person, String name) {
    SoftPasskey passkey = new SoftPasskey(headgate.url(""));
    add(person, name, passkey.made(creation(person))).then().statusCode(201);
    return passkey;
  }

  static Response creation(Person person) {
    return person
        .asCaller()
        .body(Map.of("password", Person.PASSWORD))
        .post("/users/me/passkeys/options");
  }

  static Response add(Person person, String name, JsonNode credential) {
    return person
        .asCaller()
        .body("{\"name\":\"" + name + "\",\"credential\":" + credential + "}")
        .post("/users/me/passkeys");
  }

  static Response remove(Person person, String id, String password) {
    return person.asCaller().body(Map.of("password", password)).delete("/users/me/passkeys/" + id);
  }

  Response options() {
    return headgate.api().body("{}").post("/auth/passkey/options");
  }

  Response options(String mfaToken) {
    return headgate.api().body(Map.of("mfa_token", mfaToken)).post("/auth/passkey/options");
  }

  Response verify(JsonNode credential) {
    return verify(Headgate.anyNetwork(), credential);
  }

  Response verify(String network, JsonNode credential) {
    return headgate
        .from(network)
        .body("{\"credential\":" + credential + "}")
        .post("/auth/passkey/verify");
  }

  Response prove(String token, JsonNode credential) {
    return headgate
        .api()
        .body("{\"mfa_token\":\"" + token + "\",\"passkey\":" + credential + "}")
        .post("/auth/mfa");
  }

  static void isRefused(Response response) {
    response
        .then()
        .statusCode(401)
        .body("type", equalTo("urn:headgate:problem:invalid-credentials"));
  }

  static void isWrongProof(Response response) {
    response.then().statusCode(400).body("type", equalTo("urn:headgate:problem:invalid-code"));
  }
}
