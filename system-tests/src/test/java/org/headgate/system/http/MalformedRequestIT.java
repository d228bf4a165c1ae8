package org.headgate.system.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every refusal is a problem document: of the application, of the web container before it, and of
 * the server's own pages beside it.
 */
class MalformedRequestIT {

  private static final String HOST = "Host: localhost";
  private static final String JSON = "Content-Type: application/json";

  private final Headgate headgate = Headgate.shared();
  private final RawHttp http = new RawHttp(URI.create(headgate.url("/")).getPort());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "GET /api/v1/users/%00 | 400 | invalid-request",
        "GET /%00 | 400 | invalid-request",
        "GET /health/%00 | 400 | invalid-request",
        "GET /api/v1/users/%zz | 400 | invalid-request",
        "GET /api/v1/users/% | 400 | invalid-request",
        "GET /api/v1/users/%c0%ae%c0%ae/x | 400 | invalid-request",
        "GET /api/v1/users/%ff | 400 | invalid-request",
        "GET /api/v1/users/%0d%0aX:y | 400 | invalid-request",
        "GET /api/v1/schedules/..%2F..%2Fetc | 400 | invalid-request",
        "GET /api/v1/schedules/%5c | 400 | invalid-request",
        "GET /api/v1/schedules/..\\..\\etc | 400 | invalid-request",
        "GET /api/v1/../../../etc/passwd | 400 | invalid-request",
        "GET /api/v1/users/..;/x | 400 | invalid-request",
        "GET /api/v1/users/[x]^ | 400 | invalid-request",
        "GET /api/v1/users/{id} | 400 | invalid-request",
        "GET /api/v1/schedules?cursor=%zz | 400 | invalid-request",
        "GET /api/v1/whoami?x={2} | 400 | invalid-request",
        "GET /api/v1/whoami?limit=1&limit=1 | 400 | invalid-request",
        "GET /api/v1/whoami?limit=1&%6cimit=2 | 400 | invalid-request",
        "GET /api/v1/nothing | 404 | not-found",
        "GET /nothing | 404 | not-found",
        "GET * | 404 | not-found",
        "GET http://evil.example/api/v1/nothing | 404 | not-found",
        "GET /console/nothing.js | 404 | not-found",
        "GET /console/css | 404 | not-found",
        "GET /console;x | 404 | not-found",
        "GET //console | 404 | not-found",
        "GET //evil.example/nothing.js | 404 | not-found",
        "GET ///evil.example/nothing.js | 404 | not-found",
        "FOO //evil.example/ | 405 | method-not-allowed",
        "GET /;x | 404 | not-found",
        "GET /openapi/ui;x | 404 | not-found",
        "GET /WEB-INF/web.xml | 404 | not-found",
        "GET /server-errors | 404 | not-found",
        "GET /health/nothing | 404 | not-found",
        "GET //health/nothing | 404 | not-found",
        "GET /health/detailed/nothing | 404 | not-found",
        "GET /metrics/nothing | 404 | not-found",
        "GET /metrics?scope=nothing | 404 | not-found",
        "GET /metrics?name=nothing | 404 | not-found",
        "GET /metrics?%zz | 400 | invalid-request",
        "GET /openapi/nothing | 404 | not-found",
        "GET /openapi/ui/nothing | 404 | not-found",
        "GET /openapi/ui/.. | 404 | not-found",
        "GET /openapi/ui/..%2f | 404 | not-found",
        "GET /openapi/ui/%5c | 404 | not-found",
        "GET /openapi?%zz | 400 | invalid-request",
        "GET /health/db-pool/..%2f | 404 | not-found",
        "GET /ibm/api | 404 | not-found",
        "GET /ibm/api/docs | 404 | not-found",
        "GET /favicon.ico | 404 | not-found",
        "TRACE /api/v1/users/me | 405 | method-not-allowed",
        "TRACE /console/ | 405 | method-not-allowed",
        "TRACE /health | 405 | method-not-allowed",
        "CONNECT /api/v1/users/me | 405 | method-not-allowed",
        "FOO /api/v1/users/me | 405 | method-not-allowed",
        "PROPFIND /console/ | 405 | method-not-allowed",
        "FOO /nothing | 405 | method-not-allowed",
        "POST /console/ | 405 | method-not-allowed",
        "PUT /console/index.html | 405 | method-not-allowed",
        "DELETE /.well-known/jwks.json | 405 | method-not-allowed",
        "POST /api/v1/users/me | 405 | method-not-allowed",
        "POST /health | 405 | method-not-allowed",
        "DELETE /health/live | 405 | method-not-allowed",
        "POST /health/detailed | 405 | method-not-allowed",
        "POST /health/db-pool | 405 | method-not-allowed",
        "POST /metrics | 405 | method-not-allowed",
        "POST /openapi | 405 | method-not-allowed",
      })
  void refusalIsAProblemDocument(String line, int status, String name) throws IOException {
    isProblem(http.request(line + " HTTP/1.1", HOST), status, name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/console/",
        "/console/css/base.css",
        "/.well-known/jwks.json",
        "/api/v1/whoami"
      })
  void allowHeaderDoesNotListTrace(String path) throws IOException {
    assertThat(http.request("OPTIONS " + path + " HTTP/1.1", HOST).header("Allow").orElse(""))
        .doesNotContain("TRACE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "Host: a b<script> | 400 | invalid-request",
        "Host: [::1 | 400 | invalid-request",
        "Host: localhost:99999999 | 400 | invalid-request",
        "Host: | 400 | invalid-request",
        "X-Nothing: 1 | 400 | invalid-request",
      })
  void invalidHostIsRefused(String header, int status, String name) throws IOException {
    isProblem(http.request("GET /api/v1/whoami HTTP/1.1", header), status, name);
  }

  @Test
  void repeatedHostIsRefused() throws IOException {
    isProblem(
        http.request("GET /api/v1/whoami HTTP/1.1", HOST, "Host: other"), 400, "invalid-request");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "Content-Length: abc | 400 | invalid-request",
        "Content-Length: -1 | 400 | invalid-request",
        "Transfer-Encoding: gzip | 400 | invalid-request",
      })
  void invalidBodyLengthIsRefused(String header, int status, String name) throws IOException {
    isProblem(http.request("POST /api/v1/auth/login HTTP/1.1", HOST, JSON, header), status, name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "Accept: nonsense | 400 | invalid-request",
        "Accept: application/json;q=abc | 400 | invalid-request",
        "Accept: application/json;q | 400 | invalid-request",
        "Accept: image/png | 406 | not-acceptable",
        "Accept: application/json;q=0 | 406 | not-acceptable",
        "Accept: application/json;q=0, */* | 406 | not-acceptable",
        "Accept: text/event-stream | 406 | not-acceptable",
        "Content-Type: nonsense | 400 | invalid-request",
        "Content-Type: | 400 | invalid-request",
        "Content-Type: application/json, text/plain | 400 | invalid-request",
        "Content-Type: application/json;charset= | 400 | invalid-request",
        "Content-Type: */* | 415 | unsupported-media-type",
        "Content-Type: text/plain | 415 | unsupported-media-type",
        "Content-Type: application/json; charset=utf-16 | 415 | unsupported-media-type",
        "Content-Type: application/json; charset=klingon | 415 | unsupported-media-type",
        "Content-Encoding: gzip | 415 | unsupported-media-type",
        "If-Match: nonsense | 400 | invalid-request",
        "If-None-Match: nonsense | 400 | invalid-request",
      })
  void invalidHeaderIsRefused(String header, int status, String name) throws IOException {
    String type = header.startsWith("Content-Type") ? "X-Other: 1" : JSON;

    isProblem(
        http.send(
            "POST /api/v1/auth/login HTTP/1.1\r\n%s\r\n%s\r\n%s\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
                .formatted(HOST, type, header)),
        status,
        name);
  }

  @Test
  void overlongRequestsAreRefused() throws IOException {
    isProblem(
        http.request("GET /api/v1/" + "a".repeat(9_000) + " HTTP/1.1", HOST), 414, "uri-too-long");
    isProblem(
        http.request("GET /api/v1/whoami?" + "a".repeat(40_000) + " HTTP/1.1", HOST),
        414,
        "uri-too-long");
    isProblem(
        http.request("GET /api/v1/whoami HTTP/1.1", HOST, "X-Long: " + "a".repeat(40_000)),
        431,
        "header-fields-too-large");
  }

  @Test
  void http10RequestIsAnsweredWithAProblemDocument() throws IOException {
    isProblem(http.request("GET /api/v1/nothing HTTP/1.0"), 404, "not-found");
  }

  @Test
  void irrelevantInvalidHeadersAreIgnored() throws IOException {
    RawHttp.Answer answer =
        http.request(
            "GET /api/v1/whoami?x=[1] HTTP/1.1",
            HOST,
            "Accept: text/html;a=\"b,c\", application/json;q=0.5",
            "Accept-Language: de;q=abc, *;q=9",
            "Accept-Encoding: ;q=zz",
            "Prefer: return=;;",
            "Range: bytes=zz",
            "If-Modified-Since: nonsense",
            "Cookie: =;;a",
            "X-HTTP-Method-Override: DELETE",
            "Upgrade: websocket",
            "traceparent: nonsense");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"anonymous\":true}");
  }

  private static void isProblem(RawHttp.Answer answer, int status, String name) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    JsonPath document = JsonPath.from(answer.body());
    assertThat(document.getString("type")).isEqualTo("urn:headgate:problem:" + name);
    assertThat(document.getInt("status")).isEqualTo(status);
    assertThat(document.getString("title")).isNotBlank();
    assertThat(document.getString("detail")).isNotBlank();
    assertThat(URI.create(document.getString("instance"))).hasNoHost();
    assertThat(document.getString("trace_id")).matches("[0-9a-f]{32}");
    assertThat(answer.body()).doesNotContain("Exception").doesNotContain("SRVE");
    if (status == 400) {
      assertThat(document.getList("errors.field", String.class)).isNotEmpty();
    }
    if (status == 405) {
      assertThat(answer.header("Allow")).isPresent();
    }
  }
}
