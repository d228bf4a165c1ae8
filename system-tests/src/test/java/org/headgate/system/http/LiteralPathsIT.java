package org.headgate.system.http;

import static org.hamcrest.Matchers.equalTo;

import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A literal path is never taken for the id of the template beside it, whatever method or
 * representation is requested.
 */
class LiteralPathsIT {

  private final Headgate headgate = Headgate.shared();
  private final Person administrator = Person.administrator(headgate);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PATCH  | /admin/users/count         | GET, HEAD, OPTIONS",
        "DELETE | /admin/users/exports       | GET, HEAD, OPTIONS",
        "DELETE | /admin/exports             | GET, HEAD, OPTIONS",
        "GET    | /admin/users/imports       | POST, OPTIONS",
        "GET    | /admin/imports/            | POST, OPTIONS",
        "PATCH  | /admin/users/invitations   | GET, HEAD, POST, OPTIONS",
        "PATCH  | /admin/pools/changes       | GET, HEAD, OPTIONS",
        "PATCH  | /admin/pools/events        | GET, HEAD, OPTIONS",
        "GET    | /schedules/preview         | POST, OPTIONS",
        "DELETE | /users/me/passkeys/options | POST, OPTIONS",
      })
  void otherMethodsAreRefused(String method, String path, String allowed) {
    administrator
        .asCaller()
        .request(method, path)
        .then()
        .statusCode(405)
        .header("Allow", allowed)
        .body("type", equalTo("urn:headgate:problem:method-not-allowed"));
  }

  /** Libraries of browsers send it. */
  @Test
  void exportIsSentToWhoeverPrefersJson() {
    administrator
        .asCaller()
        .accept("application/json, text/plain, */*")
        .get("/admin/users/exports")
        .then()
        .statusCode(200)
        .contentType("application/x-ndjson");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/admin/users/exports", "/admin/pools/events"})
  void jsonAloneIsNotAcceptable(String path) {
    administrator
        .asCaller()
        .accept("application/json")
        .get(path)
        .then()
        .statusCode(406)
        .body("type", equalTo("urn:headgate:problem:not-acceptable"));
  }
}
