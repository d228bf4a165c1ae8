package org.headgate.system.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.List;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** Listing and ending of a person's sessions. */
class SessionsIT {

  private final Headgate headgate = Headgate.shared();

  @Test
  void ownSessionsAreListedNewestFirst() {
    Person ada = Person.user(headgate);
    String first = ada.sessionId();
    ada.keep(ada.logIn(Person.PASSWORD));

    Response sessions = ada.asCaller().header("User-Agent", "Tests/1").get("/users/me/sessions");

    sessions
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(2))
        .body("items[0].id", equalTo(ada.sessionId()))
        .body("items[0].current", equalTo(true))
        .body("items[0].amr", hasItem("pwd"))
        .body("items[0].created_at", notNullValue())
        .body("items[0].last_used_at", notNullValue())
        .body("items[0].expires_at", notNullValue())
        .body("items[0].user_agent", notNullValue())
        .body("items[0].address", notNullValue())
        .body("items[1].id", equalTo(first))
        .body("items[1].current", equalTo(false))
        .body("next_cursor", nullValue());
  }

  @Test
  void administratorsListAndEndSessions() {
    Person ada = Person.user(headgate);
    Person administrator = Person.administrator(headgate);
    String sessions = "/admin/users/" + ada.me().path("id") + "/sessions";

    administrator
        .asCaller()
        .get(sessions)
        .then()
        .statusCode(200)
        .body("items.id", equalTo(List.of(ada.sessionId())))
        .body("items[0].current", equalTo(false));
    administrator.asCaller().delete(sessions + "/" + ada.sessionId()).then().statusCode(204);

    ada.me().then().statusCode(401);
  }

  @Test
  void sessionsArePaged() {
    Person ada = Person.user(headgate);
    String first = ada.sessionId();
    ada.keep(ada.logIn(Person.PASSWORD));

    Response start = ada.asCaller().queryParam("limit", 1).get("/users/me/sessions");
    start.then().statusCode(200).body("items.id", equalTo(List.of(ada.sessionId())));
    String cursor = start.path("next_cursor");
    assertThat(start.header("Link"))
        .contains("cursor=" + cursor)
        .contains("limit=1")
        .contains("rel=\"next\"");

    ada.asCaller()
        .queryParam("limit", 1)
        .queryParam("cursor", cursor)
        .get("/users/me/sessions")
        .then()
        .statusCode(200)
        .body("items.id", equalTo(List.of(first)))
        .body("next_cursor", nullValue());
  }

  @Test
  void invalidPagingParametersAreRefusedByName() {
    Person ada = Person.user(headgate);

    for (String limit : List.of("0", "201", "many", "99999999999")) {
      ada.asCaller()
          .queryParam("limit", limit)
          .get("/users/me/sessions")
          .then()
          .statusCode(400)
          .body("errors[0].field", equalTo("limit"));
    }
    ada.asCaller()
        .queryParam("cursor", "elsewhere")
        .get("/users/me/sessions")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("cursor"));
  }

  @Test
  void ownSessionIsEnded() {
    Person ada = Person.user(headgate);
    String lost = ada.accessToken();
    String lostRefreshToken = ada.refreshToken();
    String session = ada.sessionId();
    ada.keep(ada.logIn(Person.PASSWORD));

    ada.asCaller().delete("/users/me/sessions/" + session).then().statusCode(204);

    headgate
        .api()
        .header("Authorization", "Bearer " + lost)
        .get("/users/me")
        .then()
        .statusCode(401);
    ada.refresh(lostRefreshToken).then().statusCode(401);
    ada.me().then().statusCode(200);
    ada.asCaller()
        .delete("/users/me/sessions/" + session)
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:headgate:problem:not-found"));
  }

  @Test
  void sessionsOfOthersAreNotFound() {
    Person ada = Person.user(headgate);
    Person mallory = Person.user(headgate);

    mallory.asCaller().delete("/users/me/sessions/" + ada.sessionId()).then().statusCode(404);
    mallory.asCaller().delete("/users/me/sessions/nonsense").then().statusCode(404);

    ada.me().then().statusCode(200);
  }

  @Test
  void logOutEverywhereEndsEverySession() {
    Person ada = Person.user(headgate);
    String other = ada.accessToken();
    ada.keep(ada.logIn(Person.PASSWORD));

    ada.asCaller().post("/auth/logout-all").then().statusCode(204);

    ada.me().then().statusCode(401);
    ada.refresh(ada.refreshToken()).then().statusCode(401);
    headgate
        .api()
        .header("Authorization", "Bearer " + other)
        .get("/users/me")
        .then()
        .statusCode(401);
    headgate.api().post("/auth/logout-all").then().statusCode(401);
    ada.keep(ada.logIn(Person.PASSWORD));
  }
}
