package org.headgate.system.personaltokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.headgate.system.client.Person;
import org.headgate.system.client.ServiceClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Event streams end soon after what they were opened with. */
class EventStreamEndIT extends PersonalTokenSteps {

  /** Far less than the five minutes that a stream lasts. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @ParameterizedTest
  @ValueSource(strings = {"pools/events", "audit/stream"})
  void streamEndsWithItsSession(String path) throws Exception {
    Person administrator = Person.administrator(headgate);

    assertEnds(
        path, administrator.accessToken(), () -> administrator.logOut().then().statusCode(204));
  }

  @Test
  void streamEndsWithThePersonalTokenAndWithTheRole() throws Exception {
    Person tender = Person.operator(headgate);
    String token = create(tender, "operator:read").path("token");
    assertEnds(
        "pools/events",
        token,
        () ->
            ServiceClient.form(headgate.api())
                .formParam("token", token)
                .post("/oauth/revoke")
                .then()
                .statusCode(200));

    assertEnds(
        "pools/events",
        tender.accessToken(),
        () ->
            Person.administrator(headgate)
                .asCaller()
                .body(Map.of("roles", List.of("user")))
                .patch("/admin/users/" + tender.me().path("id"))
                .then()
                .statusCode(200));
  }

  private void assertEnds(String path, String token, Runnable action) throws Exception {
    HttpResponse<Stream<String>> answer = listen(path, token);
    assertThat(answer.statusCode()).isEqualTo(200);
    try (Stream<String> body = answer.body()) {
      Iterator<String> lines = body.iterator();
      assertThat(lines.hasNext()).isTrue();

      action.run();

      Instant done = Instant.now();
      while (lines.hasNext()) {
        lines.next();
      }
      assertThat(Duration.between(done, Instant.now())).isLessThan(PATIENCE);
    }
  }

  private HttpResponse<Stream<String>> listen(String path, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(headgate.url("/api/v1/admin/" + path)))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream")
            .header("Last-Event-ID", "0")
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
  }
}
