package org.headgate.torture.clients;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.headgate.system.Headgate;

/** Sends requests to the cluster, each once, and gives up when no answer comes. */
public final class Caller {

  private final String url;
  private final Duration timeout;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  public Caller(String url, Duration timeout) {
    this.url = url;
    this.timeout = timeout;
  }

  /** Opens a session of an account, which then has its tokens. */
  public Answer logIn(Account account) throws InterruptedException {
    Answer tokens = send("POST", "/auth/login", "", account.credentials());
    if (tokens.isGood()) {
      account.keep(tokens);
    }
    return tokens;
  }

  /**
   * @param token empty for a stranger
   * @param body empty for none
   */
  public Answer send(String method, String path, String token, String body)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + "/api/v1" + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", Headgate.anyNetwork())
            .timeout(timeout);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String type = answer.headers().firstValue("Content-Type").orElse("");
      return Answer.of(answer.statusCode(), type, answer.body());
    } catch (HttpTimeoutException e) {
      return Answer.none("no answer");
    } catch (IOException e) {
      return Answer.none("cut");
    }
  }
}
