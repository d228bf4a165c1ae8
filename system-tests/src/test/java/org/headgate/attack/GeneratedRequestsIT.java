package org.headgate.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headgate.attack.RequestGenerator.Request;
import org.headgate.system.client.Person;
import org.headgate.system.contract.OpenApiDocument;
import org.headgate.system.contract.OpenApiDocument.Operation;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A hundred thousand requests made out of the OpenAPI document, by nobody, a user, an operator and
 * an administrator at once: each answer is one that the document promises, and the log stays short.
 */
class GeneratedRequestsIT {

  private static final int REQUESTS = Integer.getInteger("requests", 100_000);
  private static final long SEED = Long.getLong("seed", 20261129L);
  private static final int CLIENTS = 8;
  private static final int BETWEEN_LOG_INS = 25;
  private static final int LONGEST_LINE = 4096;
  private static final int SAMPLES = 3;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static Headgate headgate;

  private final Map<String, List<String>> faults = new ConcurrentSkipListMap<>();
  private final Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();

  @BeforeAll
  static void start() throws Exception {
    headgate =
        Headgate.started(
            "attack-generated", Map.of("NETWORK_SENDS", "100000", "NETWORK_FAILURES", "100000"));
    headgate.serve();
  }

  @AfterAll
  static void stop() {
    headgate.close();
  }

  @Test
  void everyResponseIsDocumented() throws Exception {
    OpenApiDocument document = OpenApiDocument.of(headgate);
    long lines = logLines().size();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Callable<Void>> all = new ArrayList<>();
      IntStream.range(0, CLIENTS).forEach(client -> all.add(() -> send(document, client)));
      for (Future<Void> future : clients.invokeAll(all)) {
        future.get();
      }
    } finally {
      clients.shutdownNow();
    }

    List<String> log = logLines();
    System.out.printf(
        "%s requests of seed %s: %s; %s lines of log%n",
        REQUESTS, SEED, new TreeMap<>(statuses), log.size() - lines);
    faults.forEach(
        (what, samples) -> {
          System.out.printf("%s: %s%n", what, samples.size());
          samples.stream().limit(SAMPLES).forEach(sample -> System.out.println("    " + sample));
        });
    assertThat(faults.keySet()).isEmpty();
    assertThat(log).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= LONGEST_LINE);
    assertThat(log.size() - lines).as("a flood of lines").isLessThan(REQUESTS / 50 + 100);
  }

  private Void send(OpenApiDocument document, int client) throws IOException, InterruptedException {
    Random random = new Random(SEED + client);
    ResponseValidator validator = new ResponseValidator(document);
    Callers callers = new Callers();
    RequestGenerator generator = new RequestGenerator(document, random, callers.knownIds());
    for (int number = 0; number < REQUESTS / CLIENTS; number++) {
      if (number % BETWEEN_LOG_INS == 0) {
        callers.logInAgain();
      }
      Request request = generator.next();
      long startNanos = System.nanoTime();
      HttpResponse<String> answer =
          HTTP.send(request(request, callers.any(random)), HttpResponse.BodyHandlers.ofString());
      Duration taken = Duration.ofNanos(System.nanoTime() - startNanos);
      statuses.computeIfAbsent(answer.statusCode(), any -> new AtomicInteger()).incrementAndGet();
      validator
          .faults(request.operation(), answer, taken)
          .forEach(fault -> keep(request.operation(), answer, fault, request));
    }
    return null;
  }

  private void keep(Operation operation, HttpResponse<String> answer, String fault, Request sent) {
    String body = answer.body();
    faults
        .computeIfAbsent(
            "%s %s: %s".formatted(operation, answer.statusCode(), fault),
            any -> Collections.synchronizedList(new ArrayList<>()))
        .add(sent + " -> " + body.substring(0, Math.min(300, body.length())));
  }

  private static HttpRequest request(Request request, Optional<String> token) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(headgate.url(request.target())))
            .timeout(Duration.ofMinutes(1))
            .header("X-Forwarded-For", Headgate.anyNetwork())
            .method(
                request.operation().method(),
                request.body().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(request.body()));
    request.headers().forEach(builder::setHeader);
    token.ifPresent(value -> builder.setHeader("Authorization", "Bearer " + value));
    return builder.build();
  }

  private static List<String> logLines() throws IOException {
    try (Stream<String> lines = Files.lines(headgate.logs().resolve("messages.log"))) {
      return lines.toList();
    }
  }

  /** Those who ask; what they ask for may end their sessions and accounts. */
  private static final class Callers {

    /** Asks for nothing that is generated, and stays. */
    private final Person first = Person.administrator(headgate);

    private Person user = Person.user(headgate);
    private Person operator = Person.operator(headgate);
    private Person administrator = freshAdministrator();

    List<String> knownIds() {
      return List.of(
          user.me().path("id"),
          first
              .asCaller()
              .body(Map.of("name", "Weirs " + System.nanoTime()))
              .post("/admin/departments")
              .path("id"));
    }

    void logInAgain() {
      if (user.me().statusCode() != 200) {
        user = Person.user(headgate);
      }
      if (operator.me().statusCode() != 200) {
        operator = Person.operator(headgate);
      }
      if (administrator.me().statusCode() != 200) {
        administrator = freshAdministrator();
      }
    }

    private Person freshAdministrator() {
      Person fresh = Person.user(headgate);
      first
          .asCaller()
          .body(Map.of("roles", List.of("user", "admin")))
          .patch("/admin/users/" + fresh.me().path("id"))
          .then()
          .statusCode(200);
      fresh.keep(fresh.refresh(fresh.refreshToken()));
      return fresh;
    }

    Optional<String> any(Random random) {
      return switch (random.nextInt(8)) {
        case 0 -> Optional.empty();
        case 1 -> Optional.of("no.token.atall");
        case 2, 3 -> Optional.of(user.accessToken());
        case 4 -> Optional.of(operator.accessToken());
        default -> Optional.of(administrator.accessToken());
      };
    }
  }
}
