package org.headgate.system.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.headgate.system.client.AtOnce;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** The whole sign-up over HTTP, on the packaged server. */
class SignUpIT {

  private final Headgate headgate = Headgate.shared();

  @Test
  void verifiedSignUpIsLoggedIn() {
    Person ada = Person.stranger(headgate);

    ada.signUp()
        .then()
        .statusCode(202)
        .body("status", equalTo("verification_sent"))
        .body("expires_in", equalTo(600))
        .body("resend_after", equalTo(60));
    ada.keep(ada.verify(ada.code()));

    ada.me()
        .then()
        .statusCode(200)
        .body("email", equalTo(ada.email()))
        .body("email_verified", equalTo(true))
        .body("full_name", equalTo("Ada Lovelace"))
        .body("is_active", equalTo(true))
        .body("roles", hasItem("user"))
        .body("department", equalTo(null))
        .body("mfa_enabled", equalTo(false));
  }

  @Test
  void logOutEndsTheSessionImmediately() {
    Person ada = Person.user(headgate);

    ada.logOut().then().statusCode(204);

    ada.me().then().statusCode(401).body("type", equalTo("urn:headgate:problem:unauthorized"));
    ada.refresh(ada.refreshToken())
        .then()
        .statusCode(401)
        .body("type", equalTo("urn:headgate:problem:invalid-refresh-token"));
  }

  @Test
  void wrongPasswordAndUnknownAddressGetTheSameAnswer() {
    Person ada = Person.user(headgate);
    Person nobody = Person.stranger(headgate);

    Map<String, Object> wrong = withoutTrace(ada.logIn("not the password"));
    Map<String, Object> unknown = withoutTrace(nobody.logIn("not the password"));

    assertThat(wrong).isEqualTo(unknown).containsEntry("status", 401);
    ada.keep(ada.logIn(Person.PASSWORD));
  }

  @Test
  void unverifiedAddressIsReportedOnlyForRightPassword() {
    Person ada = Person.stranger(headgate);
    ada.signUp();

    ada.logIn("not the password").then().statusCode(401);
    ada.logIn(Person.PASSWORD)
        .then()
        .statusCode(403)
        .body("type", equalTo("urn:headgate:problem:email-not-verified"));
  }

  @Test
  void knownAddressIsAnsweredLikeANewOne() {
    Person ada = Person.user(headgate);
    headgate.api().body(Map.of("email", ada.email())).post("/auth/resend-otp");

    Response again = ada.signUp();

    again.then().statusCode(202).body("status", equalTo("verification_sent"));
    ada.keep(ada.logIn(Person.PASSWORD));
  }

  @Test
  void concurrentRightCodesAreRedeemedOnce() throws Exception {
    Person ada = Person.stranger(headgate);
    ada.signUp();
    String code = ada.code();

    List<Integer> answers = AtOnce.times(20, () -> ada.verify(code).statusCode());

    assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
    assertThat(answers).filteredOn(status -> status == 400).hasSize(19);
  }

  @Test
  void codeIsVoidAfterFiveWrongGuesses() {
    Person ada = Person.stranger(headgate);
    ada.signUp();
    String code = ada.code();
    String wrong = code.equals("000000") ? "000001" : "000000";

    IntStream.range(0, 5).forEach(guess -> ada.verify(wrong).then().statusCode(400));

    ada.verify(code)
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:headgate:problem:invalid-code"));
  }

  @Test
  void resendIsRefusedDuringTheCooldown() {
    Person ada = Person.stranger(headgate);
    ada.signUp();

    headgate
        .api()
        .body(Map.of("email", ada.email()))
        .post("/auth/resend-otp")
        .then()
        .statusCode(429)
        .header("Retry-After", Integer::parseInt, both(greaterThan(30)).and(lessThanOrEqualTo(60)))
        .body("type", equalTo("urn:headgate:problem:too-many-requests"));
  }

  @Test
  void concurrentRefreshesGetTheSameSuccessor() throws Exception {
    Person ada = Person.user(headgate);

    List<String> successors =
        AtOnce.times(
            8,
            () ->
                ada.refresh(ada.refreshToken())
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("refresh_token"));

    assertThat(successors.stream().collect(Collectors.toSet())).hasSize(1);
    assertThat(successors.get(0)).isNotEqualTo(ada.refreshToken());
  }

  @Test
  void forgedRefreshTokenIsRefused() {
    Person ada = Person.user(headgate);
    String token = ada.refreshToken();
    String forged = token.substring(0, token.length() - 2) + (token.endsWith("AA") ? "BB" : "AA");

    ada.refresh(forged).then().statusCode(401);
    ada.refresh("nonsense").then().statusCode(401);
    ada.me().then().statusCode(200);
  }

  @Test
  void unsignedTokenIsRefused() {
    headgate
        .api()
        .header("Authorization", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.")
        .get("/users/me")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("trace_id", not(equalTo(null)));
  }

  @Test
  void concurrentSignUpsOfOneAddressAreLimitedToTen() throws Exception {
    Map<String, String> signUp =
        Map.of("email", Person.stranger(headgate).email(), "password", Person.PASSWORD);

    List<Integer> statuses =
        AtOnce.times(60, () -> headgate.api().body(signUp).post("/auth/signup").statusCode());

    assertThat(statuses).containsOnly(202, 429);
    assertThat(statuses.stream().filter(status -> status == 202)).hasSize(10);
    headgate
        .api()
        .body(signUp)
        .post("/auth/signup")
        .then()
        .statusCode(429)
        .header("Retry-After", notNullValue());
  }

  @Test
  void invalidSignUpsDoNotCountTowardsTheLimit() {
    Map<String, String> signUp = new HashMap<>();
    signUp.put("email", Person.stranger(headgate).email());
    signUp.put("password", Person.PASSWORD);
    signUp.put("full_name", "Ada\nLovelace");
    for (int request = 0; request < 11; request++) {
      headgate
          .api()
          .body(signUp)
          .post("/auth/signup")
          .then()
          .statusCode(400)
          .body("errors.field", contains("full_name"));
    }

    signUp.put("full_name", "Ada Lovelace");
    headgate.api().body(signUp).post("/auth/signup").then().statusCode(202);
  }

  private static Map<String, Object> withoutTrace(Response response) {
    Map<String, Object> body = response.jsonPath().getMap("$");
    body.remove("trace_id");
    return body;
  }
}
