package org.headgate.system.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;

/** Imports of accounts, as an administrator makes them. */
public record ImportSteps(Headgate headgate, String token) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Of the password U*U*U. */
  static final String BCRYPT = "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a";

  /** Lines that are sound, for addresses that begin with a word. */
  public static String lines(String word, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            number ->
                "{\"external_id\":\"%1$s-%2$s\",\"email\":\"%1$s-%2$s@example.org\",\"verified\":true,\"full_name\":\"%1$s %2$s\",\"password_hash\":\"%3$s\"}"
                    .formatted(word, number, BCRYPT))
        .collect(Collectors.joining("\n"));
  }

  /** With an idempotency key. */
  HttpResponse<String> keyed(String key, String query, String lines) {
    return send(
        request("/admin/users/imports" + query)
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofString(lines)));
  }

  HttpResponse<String> post(String query, String lines) {
    return post(query, HttpRequest.BodyPublishers.ofString(lines));
  }

  HttpResponse<String> post(String query, HttpRequest.BodyPublisher lines) {
    return send(
        request("/admin/users/imports" + query)
            .header("Content-Type", "application/x-ndjson")
            .POST(lines));
  }

  /** An import that was taken. */
  public String taken(String query, String lines) {
    HttpResponse<String> answer = post(query, lines);
    if (answer.statusCode() != 202) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return JsonPath.from(answer.body()).getString("id");
  }

  JsonPath job(String id) {
    return JsonPath.from(send(request("/admin/users/imports/" + id).GET()).body());
  }

  /** One that has ended. */
  JsonPath done(String id, Duration timeout) {
    await()
        .atMost(timeout)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> !job(id).getString("state").equals("running"));
    return job(id);
  }

  /** Waits until no import is running any more. */
  public void awaitNothingOpen(Duration timeout) {
    Sql sql = new Sql(headgate.databaseUrl());
    await()
        .atMost(timeout)
        .untilAsserted(
            () ->
                assertThat(
                        sql.text(
                            "select count(*) from platform.user_import where finished_at is null"))
                    .isEqualTo("0"));
  }

  String refused(String id) {
    return send(request("/admin/users/imports/" + id + "/refused").GET()).body();
  }

  int cancel(String id) {
    return send(request("/admin/users/imports/" + id).DELETE()).statusCode();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(headgate.url("/api/v1" + path)))
        .header("Authorization", "Bearer " + token)
        .header("X-Forwarded-For", Headgate.anyNetwork())
        .timeout(Duration.ofMinutes(5));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
