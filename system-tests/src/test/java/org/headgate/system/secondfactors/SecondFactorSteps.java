package org.headgate.system.secondfactors;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.headgate.system.client.Authenticator;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;

/** Enrols second factors and proves them. */
public abstract class SecondFactorSteps {

  protected final Headgate headgate = Headgate.shared();
  final Sql database = new Sql(headgate.databaseUrl());

  public record Enrolled(Authenticator app, List<String> recoveryCodes) {}

  protected Enrolled enroll(Person person) {
    Authenticator app = startEnrolment(person);
    Response confirmed = confirm(person, app.code());
    confirmed.then().statusCode(200);
    return new Enrolled(app, confirmed.path("recovery_codes"));
  }

  public static Authenticator startEnrolment(Person person) {
    return new Authenticator(person.asCaller().post("/users/me/totp").path("secret"));
  }

  public static Response confirm(Person person, String code) {
    return person.asCaller().body(Map.of("code", code)).post("/users/me/totp/confirm");
  }

  public static Response remove(Person person, String password) {
    return person.asCaller().body(Map.of("password", password)).delete("/users/me/totp");
  }

  protected static Map<String, String> recovery(Enrolled enrolled, int number) {
    return Map.of("recovery_code", enrolled.recoveryCodes().get(number));
  }

  List<String> tokens(Person person, int many) {
    return IntStream.range(0, many)
        .mapToObj(n -> person.logIn(Person.PASSWORD).<String>path("mfa_token"))
        .toList();
  }

  protected Response prove(String token, Map<String, String> proof) {
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

  protected static void isRefused(Response response) {
    response.then().statusCode(400).body("type", equalTo("urn:headgate:problem:invalid-code"));
  }
}
