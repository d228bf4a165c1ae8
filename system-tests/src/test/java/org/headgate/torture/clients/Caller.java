package org.headgate.torture.clients;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.HttpSocket;

/** Sends requests to the cluster, each once, and gives up when no answer comes. */
public final class Caller {

  private static final String TYPE = "Content-Type";
  private static final String NOTHING = "no answer";
  private static final String CUT = "cut";

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
    try {
      HttpResponse<String> answer =
          http.send(request(method, path, token, body), HttpResponse.BodyHandlers.ofString());
      String type = answer.headers().firstValue(TYPE).orElse("");
      return Answer.of(answer.statusCode(), type, answer.body());
    } catch (HttpTimeoutException e) {
      return Answer.none(NOTHING);
    } catch (IOException e) {
      return Answer.none(CUT);
    }
  }

  /**
   * As the other method, by a connection of its own.
   *
   * @param pause before the second half of the body; zero to send all of it with the headers
   */
  public Answer send(String method, String path, String token, String body, Duration pause) {
    try (HttpSocket socket = new HttpSocket(timeout)) {
      HttpSocket.Response answer = socket.send(request(method, path, token, body), pause);
      return Answer.of(answer.status(), answer.headers().getOrDefault(TYPE, ""), answer.body());
    } catch (SocketTimeoutException e) {
      return Answer.none(NOTHING);
    } catch (IOException e) {
      return Answer.none(CUT);
    }
  }

  /** Closes the connection before the body has ended: nothing may be done. */
  public void breakOff(String method, String path, String token, String body) {
    try (HttpSocket socket = new HttpSocket(timeout)) {
      socket.breakOff(request(method, path, token, body));
    } catch (IOException e) {
      // It broke before, which is as good.
    }
  }

  private HttpRequest request(String method, String path, String token, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + "/api/v1" + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header(TYPE, "application/json")
            .header("X-Forwarded-For", Headgate.anyNetwork())
            .timeout(timeout);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return request.build();
  }
}
