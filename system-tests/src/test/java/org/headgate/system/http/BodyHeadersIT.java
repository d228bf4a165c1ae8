package org.headgate.system.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers that describe a body. */
class BodyHeadersIT {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final Headgate headgate = Headgate.shared();
  private final RawHttp http = new RawHttp(URI.create(headgate.url("/")).getPort());
  private final Person ada = Person.user(headgate);

  /** Clients send types by habit, as {@code curl -d ''} and PHP do. */
  @ParameterizedTest
  @CsvSource({
    "GET, /users/me, text/plain, 200",
    "GET, /users/me/profile, text/plain, 200",
    "HEAD, /users/me/profile, text/plain, 200",
    "GET, /users/me/settings, application/x-www-form-urlencoded, 200",
    "GET, /users/me/totp, multipart/form-data; boundary=x, 200",
    "GET, /users/me/passkeys, image/png, 200",
    "POST, /users/me/totp, application/x-www-form-urlencoded, 201",
    "DELETE, /users/me/totp, text/plain, 404",
    "PUT, /users/me/settings, text/plain, 400",
    "POST, /auth/login, application/x-www-form-urlencoded; charset=UTF-8, 400",
    "POST, /auth/login, image/png, 415",
    "POST, /auth/logout-all, application/x-www-form-urlencoded, 204",
  })
  void typeOfABodyThatIsNotThereDoesNotCount(String method, String path, String type, int status)
      throws IOException {
    RawHttp.Answer answer = send(method, path, type);

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
  }

  @Test
  void emptyFormIsRefusedInTheWordsOfOAuth() throws IOException {
    RawHttp.Answer answer = send("POST", "/oauth/token", FORM);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(JsonPath.from(answer.body()).getString("error")).isEqualTo("invalid_request");
  }

  @Test
  void refusalOfACodingNamesTheSupportedOne() throws IOException {
    RawHttp.Answer answer =
        http.send(
            "POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: br\r\n"
                + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(answer.header("Accept-Encoding")).contains("identity");
  }

  /** Else the part of a file would be all that is left of it. */
  @Test
  void partOfARepresentationIsRefused() {
    ada.asCaller().body("{\"theme\":\"dark\"}").put("/users/me/settings").then().statusCode(200);

    ada.asCaller()
        .header("Content-Range", "bytes 0-1/18")
        .body("{}")
        .put("/users/me/settings")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.field", equalTo(List.of("Content-Range")));

    ada.asCaller().get("/users/me/settings").then().body("theme", equalTo("dark"));
  }

  private RawHttp.Answer send(String method, String path, String type) throws IOException {
    return http.request(
        method + " /api/v1" + path + " HTTP/1.1",
        "Host: localhost",
        "Authorization: Bearer " + ada.accessToken(),
        "Content-Length: 0",
        "Content-Type: " + type);
  }
}
