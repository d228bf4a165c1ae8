package org.headgate.system;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Enrols second factors and proves them. */
abstract class SecondFactorSteps {

  final Headgate headgate = Headgate.shared();
  final Sql database = new Sql(headgate.databaseUrl());

  record Enrolled(Authenticator app, List<String> recoveryCodes) {}

  Enrolled enroll(Person person) {
    Authenticator app = startEnrolment(person);
    Response confirmed = confirm(person, app.code());
    confirmed.then().statusCode(200);
    return new Enrolled(app, confirmed.path("recovery_codes"));
  }

  static Authenticator startEnrolment(Person person) {
    return new Authenticator(person.asCaller().post("/users/me/totp").path("secret"));
  }

  static Response confirm(Person person, String code) {
    return person.asCaller().body(Map.of("code", code)).post("/users/me/totp/confirm");
  }

  static Response remove(Person person, String password) {
    return person.asCaller().body(Map.of("password", password)).delete("/users/me/totp");
  }

  static Map<String, String> recovery(Enrolled enrolled, int number) {
    return Map.of("recovery_code", enrolled.recoveryCodes().get(number));
  }

  List<String> tokens(Person person, int many) {
    return IntStream.range(0, many)
        .mapToObj(n -> person.logIn(Person.PASSWORD).<String>path("mfa_token"))
        .toList();
  }

  Response prove(String token, Map<String, String> proof) {
    Map<String, String> body = new HashMap<>(proof);
    body.put("mfa_token", token);
    return headgate.api().body(body).post("/auth/mfa");
  }

  static void assertMalformedCode(Response response, String field) {
    response
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:headgate:problem:invalid-request"))
        .body("errors[0].field", equalTo(field));
  }

  static void isRefused(Response response) {
    response.then().statusCode(400).body("type", equalTo("urn:headgate:problem:invalid-code"));
  }
}
