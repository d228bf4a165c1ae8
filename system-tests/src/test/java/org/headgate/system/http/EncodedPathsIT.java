package org.headgate.system.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The path of a request that waits, for its body or for a permit, is decoded once, as that of every
 * other request.
 */
class EncodedPathsIT {

  private final Headgate headgate = Headgate.shared();
  private final Person administrator = Person.administrator(headgate);

  @ParameterizedTest
  @ValueSource(strings = {"%20", "%7B%7D", "%7C", "%C3%A9", "%22", "x%20", "%2525"})
  void invalidIdIsNotFoundByAnyMethod(String id) {
    for (String path : List.of("/schedules/", "/admin/users/", "/admin/webhooks/")) {
      for (String method : List.of("GET", "PATCH")) {
        administrator
            .asCaller()
            .urlEncodingEnabled(false)
            .body("{}")
            .request(method, path + id)
            .then()
            .statusCode(404)
            .contentType("application/problem+json");
      }
    }
  }

  /** Its body is streamed, whatever the spelling of its path; 409 while another import is open. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin/users;v=1/imports",
        "/admin;v=1/users/imports/",
        "/admin/imports",
        "/admin;v=1/imports/"
      })
  void importIsStreamedHoweverItsPathIsSpelled(String path) {
    int status =
        administrator
            .asCaller()
            .urlEncodingEnabled(false)
            .contentType("application/x-ndjson")
            .body("{}\n".getBytes(StandardCharsets.UTF_8))
            .post(path + "?dry_run=true")
            .statusCode();

    assertThat(status).isIn(202, 409);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/admin/exports", "/admin/invitations", "/admin/invitations/?limit=1"})
  void shortPathLeadsToTheSameResource(String path) {
    administrator.asCaller().get(path).then().statusCode(200);
    Person.user(headgate).asCaller().get(path).then().statusCode(403);
    headgate.api().get(path).then().statusCode(401);
  }

  @Test
  void invitationIsMadeAndFoundByTheShortPath() {
    Person ada = Person.stranger(headgate);
    Response made =
        administrator.asCaller().body(Map.of("email", ada.email())).post("/admin/invitations");

    made.then().statusCode(201);
    String one = "/admin/invitations/" + made.path("id");
    assertThat(made.header("Location")).endsWith("/admin/users/invitations/" + made.path("id"));
    administrator.asCaller().get(one).then().statusCode(200);
    administrator.asCaller().delete(one).then().statusCode(204);
    administrator.asCaller().get(one).then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"login%20", "log%2569n", "login%3Fa=b"})
  void pathIsDecodedOnce(String path) {
    headgate
        .api()
        .urlEncodingEnabled(false)
        .body("{}")
        .post("/auth/" + path)
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }
}
