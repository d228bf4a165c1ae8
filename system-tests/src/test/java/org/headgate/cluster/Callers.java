package org.headgate.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;

/**
 * Clients that read, change and create things, and refresh their tokens, until they are stopped. No
 * request is repeated, so each unexpected response is a lost request.
 */
final class Callers {

  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final String SCHEDULE =
      """
      {"name":"weir","enabled":false,"trigger":{"type":"interval","every":"PT1H"},
       "action":{"type":"email","subject":"Weir","body":"Look at it"}}""";

  private final Headgate headgate;
  private final ExecutorService threads;
  private final List<CompletableFuture<Void>> calls = new ArrayList<>();
  private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
  private final Queue<String> lost = new ConcurrentLinkedQueue<>();
  private volatile boolean here = true;

  Callers(Headgate headgate, int size) {
    this.headgate = headgate;
    threads = Executors.newFixedThreadPool(size);
    List<Person> people = IntStream.range(0, size).mapToObj(i -> Person.user(headgate)).toList();
    people.forEach(
        person -> calls.add(CompletableFuture.runAsync(() -> new Caller(person).call(), threads)));
  }

  /** How often each was answered as it should. */
  long answered(String what) {
    return answers.getOrDefault(what, new LongAdder()).sum();
  }

  List<String> lost() {
    return List.copyOf(lost);
  }

  /** Ends when the last answer is there. */
  void leave() {
    here = false;
    CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();
    threads.shutdown();
  }

  @Override
  public String toString() {
    return answers + ", lost " + lost;
  }

  private final class Caller {

    private final HttpClient http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String accessToken;
    private String refreshToken;

    Caller(Person person) {
      accessToken = person.accessToken();
      refreshToken = person.refreshToken();
    }

    void call() {
      List<IntFunction<Call>> turns =
          List.of(
              turn -> new Call("read", 200, mine("/users/me").GET()),
              turn -> new Call("change", 200, mine("/users/me").method("PATCH", name(turn))),
              turn -> new Call("schedule", 201, mine("/schedules").POST(body(SCHEDULE))),
              turn -> new Call("refresh", 200, to("/auth/refresh").POST(refresh())),
              turn -> new Call("settings", 200, mine("/users/me/settings").PUT(name(turn))),
              turn -> new Call("sign-up", 202, to("/auth/signup").POST(stranger())));
      for (int turn = 0; here; turn++) {
        int kind = turn % 30 == 0 ? turns.size() - 1 : turn % (turns.size() - 1);
        ask(turns.get(kind).apply(turn));
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }

    private void ask(Call call) {
      try {
        HttpResponse<String> answer =
            http.send(call.request().build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != call.expected()) {
          lost.add(call.name() + " " + answer.statusCode() + " " + answer.body());
          return;
        }
        answers.computeIfAbsent(call.name(), first -> new LongAdder()).increment();
        if (call.name().equals("refresh")) {
          refreshToken = answer.body().replaceAll("(?s).*\"refresh_token\":\"([^\"]+)\".*", "$1");
        }
      } catch (IOException e) {
        lost.add(call.name() + " " + e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        here = false;
      }
    }

    private HttpRequest.BodyPublisher name(int turn) {
      return body("{\"full_name\":\"Ada %s\"}".formatted(turn));
    }

    private HttpRequest.BodyPublisher refresh() {
      return body("{\"refresh_token\":\"%s\"}".formatted(refreshToken));
    }

    private HttpRequest.BodyPublisher stranger() {
      return body(
          "{\"email\":\"stranger-%s@example.org\",\"password\":\"%s\"}"
              .formatted(UUID.randomUUID(), Person.PASSWORD));
    }

    private static HttpRequest.BodyPublisher body(String json) {
      return HttpRequest.BodyPublishers.ofString(json);
    }

    private HttpRequest.Builder mine(String path) {
      return to(path).header("Authorization", "Bearer " + accessToken);
    }

    private HttpRequest.Builder to(String path) {
      return HttpRequest.newBuilder(URI.create(headgate.url("/api/v1" + path)))
          .header("Content-Type", "application/json")
          .header("X-Forwarded-For", Headgate.anyNetwork())
          .timeout(Duration.ofSeconds(60));
    }
  }

  private record Call(String name, int expected, HttpRequest.Builder request) {}
}
