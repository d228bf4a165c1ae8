package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has read a resource can change just what they have read, and need not read it twice. */
class EntityTagIT {

  private final Headgate headgate = Headgate.shared();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "/users/me | PATCH | {\"full_name\":\"Ada\"} | {\"full_name\":\"Augusta\"}",
        "/users/me/profile | PUT | {\"bio\":\"Weirs\"} | {\"bio\":\"Engines\"}",
        "/users/me/settings | PUT | {\"theme\":\"dark\",\"columns\":[1,2]} | {\"theme\":\"light\"}",
      })
  void oneWhoHasSeenAnOlderStateChangesNothing(
      String path, String method, String first, String second) {
    Person ada = Person.user(headgate);
    String unwritten = ada.asCaller().get(path).header("ETag");
    ada.asCaller()
        .header("If-Match", unwritten)
        .body(first)
        .request(method, path)
        .then()
        .statusCode(200);
    Response written = ada.asCaller().get(path);

    ada.asCaller()
        .header("If-Match", unwritten)
        .body(second)
        .request(method, path)
        .then()
        .statusCode(412)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:headgate:problem:precondition-failed"));

    assertThat(ada.asCaller().get(path).asString()).isEqualTo(written.asString());
    ada.asCaller()
        .header("If-Match", written.header("ETag"))
        .body(second)
        .request(method, path)
        .then()
        .statusCode(200);
    ada.asCaller().body(first).request(method, path).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/users/me", "/users/me/profile", "/users/me/settings"})
  void whoHasItAlreadyIsToldSo(String path) {
    Person ada = Person.user(headgate);
    String tag = ada.asCaller().get(path).header("ETag");

    Response again = ada.asCaller().header("If-None-Match", "\"other\", W/" + tag).get(path);

    again.then().statusCode(304).header("ETag", tag);
    assertThat(again.asString()).isEmpty();
    ada.asCaller().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
  }

  @Test
  void whatIsNoTagIsRefusedByTheHeadersName() {
    Person.user(headgate)
        .asCaller()
        .header("If-Match", "not a tag")
        .body(Map.of("bio", "Weirs"))
        .put("/users/me/profile")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("If-Match"));
  }
}
