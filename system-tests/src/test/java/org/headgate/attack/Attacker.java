package org.headgate.attack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.headgate.system.server.Headgate;

/** A client that sends any request from any address, as fast as it is answered. */
final class Attacker {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * Posts to a path under {@code /api/v1}.
   *
   * @param from the client's address, as a trusted proxy tells it
   */
  Answer post(Headgate node, String path, Map<String, String> body, String from) {
    return send(
        request(node, path, from).POST(HttpRequest.BodyPublishers.ofString(json(body))).build());
  }

  /** As {@link #post}, from a device that logged in before. */
  Answer post(
      Headgate node, String path, Map<String, String> body, String from, String deviceToken) {
    return send(
        request(node, path, from)
            .header("Device-Token", deviceToken)
            .POST(HttpRequest.BodyPublishers.ofString(json(body)))
            .build());
  }

  private static HttpRequest.Builder request(Headgate node, String path, String from) {
    return HttpRequest.newBuilder(URI.create(node.url("/api/v1" + path)))
        .timeout(LONGEST)
        .header("Content-Type", "application/json")
        .header("X-Forwarded-For", from);
  }

  private Answer send(HttpRequest request) {
    long startNanos = System.nanoTime();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(
          answer.statusCode(), answer.body(), Duration.ofNanos(System.nanoTime() - startNanos));
    } catch (IOException e) {
      return new Answer(
          Answer.NONE, e.toString(), Duration.ofNanos(System.nanoTime() - startNanos));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String json(Map<String, String> body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The response.
   *
   * @param status {@link #NONE} when the connection broke
   */
  record Answer(int status, String body, Duration took) {
    static final int NONE = 0;

    String problem() {
      int at = body.indexOf("urn:headgate:problem:");
      return at < 0 ? "" : body.substring(at + 21, body.indexOf('"', at));
    }
  }
}
