package org.headgate.system.secondfactors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.headgate.system.client.AtOnce;
import org.headgate.system.client.Person;
import org.headgate.system.client.SoftPasskey;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proofs by passkey, and the refusals of replays, copies, foreign and malformed ones. */
class PasskeyProofsIT extends PasskeySteps {

  /** 32 bytes. */
  private static final String ZEROS =
      "0000000000000000000000000000000000000000000000000000000000000000";

  @Test
  void concurrentProofsOfOneChallengeLogInOnce() throws Exception {
    Person ada = Person.user(headgate);
    SoftPasskey passkey = registerPasskey(ada, "Laptop");
    ObjectNode proof = passkey.proof(options());

    List<Integer> answers = AtOnce.times(8, () -> verify(proof).statusCode());

    assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
    assertThat(answers).filteredOn(status -> status == 401).hasSize(7);
    isRefused(verify(proof));
  }

  @Test
  void concurrentRegistrationsAreStoredOnce() throws Exception {
    Person ada = Person.user(headgate);
    ObjectNode made = new SoftPasskey(headgate.url("")).made(creation(ada));

    List<Integer> answers =
        AtOnce.each(
            IntStream.range(0, 6).boxed().toList(), n -> add(ada, "Laptop", made).statusCode());

    assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
    assertThat(answers).filteredOn(status -> status == 400).hasSize(5);
  }

  @Test
  void invalidProofsAreRefused() {
    Person ada = Person.user(headgate);
    SoftPasskey passkey = registerPasskey(ada, "Laptop");
    String token = ada.logIn(Person.PASSWORD).path("mfa_token");

    isRefused(verify(passkey.forgery(options())));
    isRefused(verify(passkey.proofWithoutVerification(options())));
    isRefused(verify(new SoftPasskey("https://evil.example", passkey).proof(options())));
    isRefused(verify(new SoftPasskey(headgate.url("")).proof(options())));
    isRefused(verify(passkey.proof(options(token))));
    isRefused(verify(passkey.proof(creation(ada))));
    verify(passkey.proof(options())).then().statusCode(200);
  }

  @Test
  void clonedPasskeyIsRefused() {
    Person ada = Person.user(headgate);
    SoftPasskey passkey = registerPasskey(ada, "Laptop");
    verify(passkey.proof(options())).then().statusCode(200);

    isRefused(verify(passkey.proofOfACopy(options())));

    verify(passkey.proof(options())).then().statusCode(200);
  }

  @Test
  void proofIsValidOnceAndOnlyForItsLogIn() {
    Person ada = Person.user(headgate);
    Person eve = Person.user(headgate);
    SoftPasskey passkeyOfAda = registerPasskey(ada, "Laptop");
    SoftPasskey passkeyOfEve = registerPasskey(eve, "Laptop");
    String one = ada.logIn(Person.PASSWORD).path("mfa_token");
    String other = ada.logIn(Person.PASSWORD).path("mfa_token");
    ObjectNode proof = passkeyOfAda.proof(options(one));

    isWrongProof(prove(other, proof));
    isWrongProof(prove(one, passkeyOfEve.proof(options(one))));
    prove(one, proof).then().statusCode(200);
    isWrongProof(prove(one, proof));
  }

  @Test
  void wrongPasskeysCountTowardsTheGuessLimit() {
    Person ada = Person.user(headgate);
    SoftPasskey passkey = registerPasskey(ada, "Laptop");
    for (int guess = 0; guess < 10; guess++) {
      String token = ada.logIn(Person.PASSWORD).path("mfa_token");
      isWrongProof(prove(token, passkey.forgery(options(token))));
    }

    String token = ada.logIn(Person.PASSWORD).path("mfa_token");
    prove(token, passkey.proof(options(token)))
        .then()
        .statusCode(429)
        .body("type", equalTo("urn:headgate:problem:too-many-attempts"));
  }

  @Test
  void networkFailuresAreLimited() {
    Person ada = Person.user(headgate);
    SoftPasskey passkey = registerPasskey(ada, "Laptop");
    String network = Headgate.ownNetwork();
    ObjectNode wrong = passkey.forgery(options());

    List<Integer> answers =
        IntStream.range(0, 310).mapToObj(n -> verify(network, wrong).statusCode()).toList();

    assertThat(answers.subList(0, 300)).containsOnly(401);
    assertThat(answers.subList(300, 310)).containsOnly(429);
    verify(passkey.proof(options())).then().statusCode(200);
  }

  /** Else nobody would count how often they are tried. */
  @Test
  void malformedSignaturesAreWrongProofs() {
    Person ada = Person.user(headgate);
    SoftPasskey passkey = registerPasskey(ada, "Laptop");
    String token = ada.logIn(Person.PASSWORD).path("mfa_token");

    isRefused(verify(withSignature(passkey.proof(options()), "AA")));
    isWrongProof(prove(token, withSignature(passkey.proof(options(token)), "")));
    prove(token, passkey.proof(options(token))).then().statusCode(200);
  }

  /** Public keys in COSE (RFC 9053), by what is wrong with them. */
  @ParameterizedTest
  @CsvSource({
    "not a map, 00",
    "empty, a0",
    "nothing at all, ''",
    "cut off, a50102032620",
    "no coordinates, a201020326",
    "an algorithm that is a text, a20102036178",
    "an algorithm that is too large, a20102031bffffffffffffffff",
    "a type that is unknown, a201182a0326",
    "a curve that is unknown, a501020326201863215820" + ZEROS + "225820" + ZEROS,
    "a short Ed25519 key, a4010103272006214100",
    "an RSA key of nothing, a4010303390100204100214100",
  })
  void passkeyWithAnInvalidKeyIsRefusedByField(String name, String key) {
    Person ada = Person.user(headgate);
    SoftPasskey passkey = new SoftPasskey(headgate.url(""));

    Response answer =
        add(ada, "Laptop", passkey.madeWithKey(creation(ada), HexFormat.of().parseHex(key)));

    assertThat(answer.statusCode()).as(name).isEqualTo(400);
    answer.then().body("errors.field", contains("credential"));
  }

  @Test
  void passkeyWithoutAKeyIsRefusedByField() {
    Person ada = Person.user(headgate);
    SoftPasskey passkey = new SoftPasskey(headgate.url(""));

    add(ada, "Laptop", passkey.madeWithoutKey(creation(ada)))
        .then()
        .statusCode(400)
        .body("errors.field", contains("credential"));
  }

  @Test
  void proofsThatAreCutOffAreRefused() {
    Person ada = Person.user(headgate);
    SoftPasskey passkey = registerPasskey(ada, "Laptop");
    String token = ada.logIn(Person.PASSWORD).path("mfa_token");

    for (String attested : List.of("", "00".repeat(10), "00".repeat(16) + "ffff", ZEROS + "ff")) {
      byte[] bytes = HexFormat.of().parseHex(attested);
      assertThat(verify(passkey.proofFollowedBy(options(), bytes)).statusCode()).isIn(400, 401);
      isWrongProof(prove(token, passkey.proofFollowedBy(options(token), bytes)));
    }
    verify(passkey.proof(options())).then().statusCode(200);
  }

  private static ObjectNode withSignature(ObjectNode proof, String signature) {
    ((ObjectNode) proof.get("response")).put("signature", signature);
    return proof;
  }

  @Test
  void malformedCredentialsAreRefusedByField() {
    Person ada = Person.user(headgate);
    for (Map<String, Object> body :
        List.<Map<String, Object>>of(
            Map.of("credential", Map.of()),
            Map.of("credential", Map.of("id", "AAAA", "response", Map.of())),
            Map.of("credential", Map.of("id", 7, "type", "public-key")))) {
      headgate
          .api()
          .body(body)
          .post("/auth/passkey/verify")
          .then()
          .statusCode(400)
          .body("errors.field", contains("credential"));
      Map<String, Object> named = new HashMap<>(body);
      named.put("name", "Laptop");
      ada.asCaller()
          .body(named)
          .post("/users/me/passkeys")
          .then()
          .statusCode(400)
          .body("errors.field", contains("credential"));
    }
    options("nonsense").then().statusCode(400);
    options(Person.user(headgate).logIn(Person.PASSWORD).path("refresh_token"))
        .then()
        .statusCode(400);
  }
}
