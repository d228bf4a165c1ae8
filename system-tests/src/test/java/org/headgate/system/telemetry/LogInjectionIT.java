package org.headgate.system.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input cannot forge lines of the log or headers of a mail. */
class LogInjectionIT {

  private static final String FORGED = "FORGED 00000001 admin logged in";

  private final Headgate headgate = Headgate.shared();

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n", "\r", "\u0085", "\u2028", "\u001b[2J", "\u007f"})
  void multilineValuesAreRefused(String control) {
    Person ada = Person.user(headgate);
    String text = "a" + control + FORGED;

    assertRefused(ada.asCaller().body(schedule(text, "subject")).post("/schedules"), "name");
    assertRefused(ada.asCaller().body(schedule("name", text)).post("/schedules"), "action.subject");
    assertRefused(ada.asCaller().body(Map.of("full_name", text)).patch("/users/me"), "full_name");
    assertRefused(
        ada.asCaller().body(Map.of("display_name", text)).put("/users/me/profile"), "display_name");
    assertRefused(
        headgate
            .api()
            .body(
                Map.of("email", "ada@example.org", "password", Person.PASSWORD, "full_name", text))
            .post("/auth/signup"),
        "full_name");
    assertRefused(
        Person.administrator(headgate)
            .asCaller()
            .body(Map.of("name", text))
            .post("/admin/departments"),
        "name");
  }

  @Test
  void requestsCannotForgeLogLines() throws IOException {
    Person ada = Person.user(headgate);
    String text = "x\r\n" + FORGED;
    for (String path :
        List.of("/auth/signup", "/auth/login", "/auth/otp", "/auth/mfa", "/auth/refresh")) {
      for (String field : List.of("email", "password", "code", "locale", "time_zone", text)) {
        Map<String, String> body = new HashMap<>();
        body.put("email", "ada@example.org");
        body.put("password", "short");
        body.put(field, text);
        headgate.api().body(body).post(path);
      }
    }
    ada.asCaller().queryParam("limit", text).get("/schedules");
    ada.asCaller().queryParam("cursor", text).get("/schedules");
    ada.asCaller().get("/schedules/{id}", text);
    headgate.api().body("{\"" + FORGED + "\n").post("/auth/login");
    for (String raw :
        List.of(
            "GET /%0d%0a" + FORGED.replace(' ', '+') + " HTTP/1.1\r\nHost: a\r\n",
            "GET /api/v1/whoami HTTP/1.1\r\nHost: a\r\nUser-Agent: x\n" + FORGED + "\r\n",
            "GET /api/v1/whoami HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: x\r" + FORGED + "\r\n",
            "GET /api/v1/whoami HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer x\r" + FORGED + "\r\n",
            "GET /api/v1/whoami HTTP/1.1\r\nHost: a\r\ntraceparent: x\u0085" + FORGED + "\r\n",
            FORGED + "\r\n",
            "GET /a HTTP/1.1\r\nHost: x\r\n " + FORGED + "\r\n")) {
      send(raw + "Connection: close\r\n\r\n");
    }

    assertThat(linesOf(headgate.logs().resolve("messages.log")))
        .noneMatch(line -> line.startsWith("FORGED"));
    assertThat(linesOf(headgate.consoleLog())).noneMatch(line -> line.startsWith("FORGED"));
  }

  private static Map<String, Object> schedule(String name, String subject) {
    return Map.of(
        "name", name,
        "trigger", Map.of("type", "interval", "every", "PT15M"),
        "action", Map.of("type", "email", "subject", subject, "body", "b"));
  }

  private static void assertRefused(Response response, String field) {
    response.then().statusCode(400).body("errors.field", contains(field));
  }

  private void send(String request) throws IOException {
    URI server = URI.create(headgate.url("/"));
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      socket.getInputStream().readAllBytes();
    }
  }

  private static List<String> linesOf(Path log) {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
