package org.headgate.bench.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * The tokens of a log-in.
 *
 * @param refresh empty where the server has none
 */
record Tokens(String access, String refresh) {

  /** Uvicorn refuses a request that asks for HTTP/2. */
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  static Tokens of(Load logIn) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(logIn.url()))
            .POST(HttpRequest.BodyPublishers.ofString(logIn.body()));
    logIn.headers().forEach(request::header);
    HttpResponse<String> answer =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    JsonNode tokens = new ObjectMapper().readTree(answer.body());
    return new Tokens(
        tokens.required("access_token").textValue(), tokens.path("refresh_token").asText());
  }
}
