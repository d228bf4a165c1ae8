package org.headgate.system.pools;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The event stream of the pools, second by second. */
class PoolEventsIT {

  private static final Headgate HEADGATE = Headgate.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MAX_STREAMS = 50;

  @Test
  void poolsAreReportedEverySecond() throws Exception {
    HttpResponse<Stream<String>> answer = listen(Person.administrator(HEADGATE).accessToken());

    assertThat(answer.statusCode()).isEqualTo(200);
    try (Stream<String> lines = answer.body()) {
      List<String> events = lines.filter(line -> line.startsWith("data:")).limit(2).toList();
      assertThat(events)
          .hasSize(2)
          .allSatisfy(
              event ->
                  assertThat(event).contains("\"platform\"", "\"operator\"", "\"statistics\""));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pools/events/", "pools/events;v=1", "pools;v=1/events"})
  void eventsAreSentHoweverThePathIsSpelled(String path) throws Exception {
    HttpResponse<Stream<String>> answer =
        listen(Person.administrator(HEADGATE).accessToken(), path);

    assertThat(answer.statusCode()).isEqualTo(200);
    try (Stream<String> lines = answer.body()) {
      assertThat(lines.filter(line -> line.startsWith("data:")).findFirst()).isPresent();
    }
  }

  /** More would be refused if each of them had opened one. */
  @Test
  void headOpensNoStream() {
    Person administrator = Person.administrator(HEADGATE);
    for (int number = 0; number <= MAX_STREAMS; number++) {
      administrator
          .asCaller()
          .head("/admin/pools/events")
          .then()
          .statusCode(200)
          .contentType("text/event-stream");
    }
  }

  @Test
  void otherCallersAreRefused() throws Exception {
    assertThat(listen("nonsense").statusCode()).isEqualTo(401);
    assertThat(listen(Person.user(HEADGATE).accessToken()).statusCode()).isEqualTo(403);
  }

  private static HttpResponse<Stream<String>> listen(String token) throws Exception {
    return listen(token, "pools/events");
  }

  private static HttpResponse<Stream<String>> listen(String token, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(HEADGATE.url("/api/v1/admin/" + path)))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream")
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
  }
}
