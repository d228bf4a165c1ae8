package org.headgate.system.personaltokens;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matcher;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;

/** Personal access tokens and requests with them. */
abstract class PersonalTokenSteps {
  final Headgate headgate = Headgate.shared();
  final Sql database = new Sql(headgate.databaseUrl());

  Response create(Person owner, String... scopes) {
    return owner.asCaller().body(request(scopes)).post("/users/me/access-tokens");
  }

  static Map<String, Object> request(String... scopes) {
    Map<String, Object> request = new HashMap<>();
    request.put("name", "Backup");
    request.put("scopes", List.of(scopes));
    request.put(
        "expires_at",
        Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MICROS).toString());
    return request;
  }

  static Response tokens(Person owner) {
    return owner.asCaller().get("/users/me/access-tokens");
  }

  static String id(Response created) {
    return created.path("personal_token.id");
  }

  RequestSpecification by(String token) {
    return headgate.api().header("Authorization", "Bearer " + token);
  }

  void isRefused(String token) {
    by(token).get("/users/me").then().statusCode(401).body("type", hasSlug("unauthorized"));
  }

  static void assertScopeIsMissing(Response response, String scope) {
    response
        .then()
        .statusCode(403)
        .header("WWW-Authenticate", containsString("scope=\"" + scope + "\""))
        .body("type", hasSlug("insufficient-scope"));
  }

  static Matcher<String> hasSlug(String slug) {
    return equalTo("urn:headgate:problem:" + slug);
  }
}
