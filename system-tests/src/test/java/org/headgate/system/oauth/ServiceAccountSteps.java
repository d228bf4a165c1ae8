package org.headgate.system.oauth;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import org.headgate.system.server.Headgate;

/** Service accounts and what they ask the token endpoint. */
abstract class ServiceAccountSteps {
  final Headgate headgate = Headgate.shared();

  static String refused(Response answer) {
    answer
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", startsWith("Basic"))
        .body("error", equalTo("invalid_client"));
    return answer.asString();
  }
}
