package org.headgate.bench.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** The REST API of a Headgate, as its administrator calls it. */
final class AdministratorClient {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HeadgatePeer headgate;
  private final String token;

  /** Logs in; its calls are good for as long as an access token is. */
  AdministratorClient(HeadgatePeer headgate) throws IOException, InterruptedException {
    this.headgate = headgate;
    this.token = headgate.token();
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return send("GET", path, "application/json", BodyPublishers.noBody());
  }

  /**
   * @param body empty for none
   */
  JsonNode post(String path, String body) throws IOException, InterruptedException {
    return sendJson("POST", path, body);
  }

  JsonNode patch(String path, String body) throws IOException, InterruptedException {
    return sendJson("PATCH", path, body);
  }

  /**
   * @param lines one JSON object each
   */
  JsonNode postLines(String path, String lines) throws IOException, InterruptedException {
    return send("POST", path, "application/x-ndjson", BodyPublishers.ofString(lines));
  }

  private JsonNode sendJson(String method, String path, String body)
      throws IOException, InterruptedException {
    return send(
        method,
        path,
        "application/json",
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
  }

  private JsonNode send(String method, String path, String type, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(headgate.url(path)))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .method(method, body)
            .build();
    HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(method + " " + path + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }
}
