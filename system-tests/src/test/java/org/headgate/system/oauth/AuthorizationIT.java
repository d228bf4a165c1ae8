package org.headgate.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every resource interprets the header {@code Authorization} alike: those that need a caller, the
 * one that asks who calls, those of the operator lane, and the probe that shows details.
 */
class AuthorizationIT {

  private static final List<String> NEED_A_CALLER =
      List.of(
          "/users/me",
          "/users/me/profile",
          "/users/me/sessions",
          "/schedules",
          "/admin/users",
          "/admin/pools",
          "/admin/diagnosis");

  private final Headgate headgate = Headgate.shared();
  private final Person administrator = Person.administrator(headgate);

  @ParameterizedTest
  @ValueSource(strings = {"Bearer %s", "bearer %s", "BEARER %s", "bEaReR %s", "Bearer   %s"})
  void bearerTokenAuthenticatesOnEveryRoute(String form) {
    String header = form.formatted(administrator.accessToken());

    for (String path : NEED_A_CALLER) {
      assertThat(with(header).get(path).statusCode()).as(path).isEqualTo(200);
    }
    with(header).get("/whoami").then().body("email", equalTo(administrator.email()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "Basic %s",
        "Basic YTpi",
        "Token %s",
        "JWT %s",
        "Bearer",
        "Bearer%s",
        "Bearer: %s",
        "Bearer\t%s",
        "Bearer \"%s\"",
        "Bearer %1$s %1$s",
        "Bearer %1$s, Bearer %1$s",
        "Basic YTpi, Bearer %s",
        "Bearer a.b.c",
        "Bearer %sx",
      })
  void otherHeadersAuthenticateOnNoRoute(String form) {
    refusedByAll(() -> with(form.formatted(administrator.accessToken())));
  }

  @Test
  void twoAuthorizationHeadersAreRefused() {
    String bearer = "Bearer " + administrator.accessToken();

    refusedByAll(() -> with(bearer).header("Authorization", bearer));
    refusedByAll(() -> with(bearer).header("Authorization", "Basic YTpi"));
    refusedByAll(() -> with("Basic YTpi").header("Authorization", bearer));
  }

  @Test
  void tokenInCookieOrQueryIsIgnored() {
    String token = administrator.accessToken();

    refusedByAll(() -> headgate.api().cookie("Bearer", token));
    refusedByAll(() -> headgate.api().queryParam("access_token", token));
  }

  private void refusedByAll(Request request) {
    for (String path : NEED_A_CALLER) {
      Response answer = request.make().get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      answer
          .then()
          .contentType("application/problem+json")
          .header("WWW-Authenticate", startsWith("Bearer"))
          .body("type", equalTo("urn:headgate:problem:unauthorized"));
    }
    request.make().get("/whoami").then().statusCode(200).body("anonymous", equalTo(true));
  }

  private RequestSpecification with(String authorization) {
    return headgate.api().header("Authorization", authorization);
  }

  private interface Request {
    RequestSpecification make();
  }
}
