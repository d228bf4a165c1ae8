package org.headgate.bench.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** A pool of a Headgate that runs, as its administrator sees and changes it. */
final class LivePool {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HeadgatePeer headgate;
  private final String name;

  LivePool(HeadgatePeer headgate, String name) {
    this.headgate = headgate;
    this.name = name;
  }

  /** So many connections and not one more, until the server ends. */
  void resize(int connections) throws IOException, InterruptedException {
    JsonNode change =
        send(
            "PATCH",
            "/api/v1/admin/pools/" + name,
            "{\"pool_size\":%s,\"max_overflow\":0}".formatted(connections));
    send(
        "POST",
        "/api/v1/admin/pools/changes/%s/confirm"
            .formatted(change.required("change_id").textValue()),
        "");
    long now = statistic("max_size").longValue();
    if (now != connections) {
      throw new IllegalStateException("%s connections instead of %s".formatted(now, connections));
    }
  }

  /** How long half of the calls of the last minute kept a connection, in ms. */
  double medianHoldMillis() throws IOException, InterruptedException {
    return statistic("in_use_ms").required("p50").doubleValue();
  }

  /** How many connections it has at this moment. */
  long size() throws IOException, InterruptedException {
    return statistic("size").longValue();
  }

  private JsonNode statistic(String which) throws IOException, InterruptedException {
    return send("GET", "/api/v1/admin/pools/" + name, "").required("statistics").required(which);
  }

  private JsonNode send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(headgate.url(path)))
            .header("Authorization", "Bearer " + headgate.token())
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(method + " " + path + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }
}
