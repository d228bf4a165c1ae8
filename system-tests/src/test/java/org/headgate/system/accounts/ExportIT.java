package org.headgate.system.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.headgate.system.client.LargeAccount;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** The export of all personal data, however much there is. */
class ExportIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int EXECUTIONS = 20_000;
  private static final int SESSIONS = 1_000;

  private final Headgate headgate = Headgate.shared();

  @Test
  void largeAccountIsExportedCompletely() throws Exception {
    Person ada = Person.user(headgate);
    LargeAccount.of(headgate, ada).withExecutions(EXECUTIONS).withSessions(SESSIONS);

    Map<String, Integer> members;
    try (InputStream copy = export(ada).body()) {
      members = itemsOf(copy);
    }

    assertThat(members).containsKeys("account", "profile", "settings", "second_factors");
    assertThat(members.get("schedules")).isEqualTo(1);
    assertThat(members.get("executions")).isEqualTo(EXECUTIONS);
    assertThat(members.get("sessions")).isEqualTo(SESSIONS + 1);
    assertThat(members.get("audit")).isPositive();
  }

  @Test
  void concurrentExportIsRefusedAndSlowReaderHoldsNoConnection() throws Exception {
    Person ada = Person.user(headgate);
    LargeAccount.of(headgate, ada).withExecutions(EXECUTIONS).withSessions(SESSIONS);
    try (Socket slow = slowExport(ada)) {
      Person operator = Person.operator(headgate);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(
                          operator
                              .asCaller()
                              .get("/admin/pools/platform")
                              .<Integer>path("statistics.in_use"))
                      .isZero());
      Person.user(headgate).asCaller().get("/users/me/export").then().statusCode(200);
      assertThat(slow.isClosed()).isFalse();
    }
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> ada.asCaller().get("/users/me/export").statusCode() == 200);
  }

  /** Its pages are read as they are written: none is after the session has ended. */
  @Test
  void exportEndsWithTheSession() throws Exception {
    Person ada = Person.user(headgate);
    LargeAccount.of(headgate, ada).withExecutions(EXECUTIONS).withSessions(SESSIONS);
    int received;
    try (Socket slow = slowExport(ada)) {
      ada.asCaller().post("/auth/logout-all").then().statusCode(204);
      received = slow.getInputStream().readAllBytes().length;
    }
    ada.keep(ada.logIn(Person.PASSWORD));
    Response complete =
        await()
            .atMost(PATIENCE)
            .until(
                () -> ada.asCaller().get("/users/me/export"), answer -> answer.statusCode() == 200);

    assertThat(received).isLessThan(complete.asByteArray().length);
  }

  /** An export that goes on, since its client reads nothing yet. */
  private Socket slowExport(Person person) throws IOException {
    Socket slow = new Socket();
    slow.setReceiveBufferSize(4096);
    slow.connect(new InetSocketAddress("localhost", URI.create(headgate.url("/")).getPort()));
    slow.getOutputStream()
        .write(
            ("GET /api/v1/users/me/export HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Authorization: Bearer "
                    + person.accessToken()
                    + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                person
                    .asCaller()
                    .get("/users/me/export")
                    .then()
                    .statusCode(429)
                    .header("Retry-After", notNullValue()));
    return slow;
  }

  /** A run that is left open would refuse every other one for a minute. */
  @Test
  void headAnswersAsGetAndLeavesNoExportOpen() {
    Person ada = Person.user(headgate);

    ada.asCaller().head("/users/me/export").then().statusCode(200).contentType("application/json");

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> ada.asCaller().get("/users/me/export").statusCode() == 200);
  }

  private HttpResponse<InputStream> export(Person person) throws Exception {
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(headgate.url("/api/v1/users/me/export")))
                    .header("Authorization", "Bearer " + person.accessToken())
                    .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    return answer;
  }

  /** How many items each member has, without keeping any. */
  private static Map<String, Integer> itemsOf(InputStream copy) throws IOException {
    Map<String, Integer> members = new TreeMap<>();
    try (JsonParser json = new JsonFactory().createParser(copy)) {
      assertThat(json.nextToken()).isEqualTo(JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        int items = 1;
        if (json.nextToken() == JsonToken.START_ARRAY) {
          items = 0;
          while (json.nextToken() != JsonToken.END_ARRAY) {
            json.skipChildren();
            items++;
          }
        } else {
          json.skipChildren();
        }
        assertThat(members.put(name, items)).as("%s comes once", name).isNull();
      }
      assertThat(json.currentToken()).isEqualTo(JsonToken.END_OBJECT);
    }
    return members;
  }
}
