package org.headgate.system.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.headgate.testbed.TelemetryCollector.hex;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.trace.v1.Span;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.ConnectedServer;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.TelemetryCollector;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The data that a collector gets once OpenTelemetry is enabled by its own variables. */
class TelemetryIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String CALLER = "00f067aa0ba902b7";
  private static final int CROWD = 40;

  private static TelemetryCollector collector;
  private static Headgate headgate;

  @BeforeAll
  static void start() {
    headgate = ConnectedServer.headgate();
    collector = ConnectedServer.collector();
  }

  @Test
  void logInIsOneTraceWithItsWaits() {
    Person ada = Person.user(headgate);
    String trace = anyTrace();

    Response answer = logIn(ada, trace, "?email=" + ada.email());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.header("io.openliberty.trace")).isNull();

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(names(trace))
                    .contains("POST /auth/login", "wait for database", "hash password")
                    .contains("SQL SELECT", "SQL INSERT", "mail", "send mail"));
    List<Span> spans = collector.trace(trace);
    assertThat(spans)
        .extracting(Span::toString)
        .noneMatch(text -> text.contains(ada.email()) || text.contains(Person.PASSWORD))
        .noneMatch(text -> text.contains(ada.home()));
    assertThat(spans)
        .filteredOn(span -> span.getName().startsWith("SQL "))
        .allMatch(span -> span.toString().contains("db.query.text"));
    assertTraceIsComplete(trace);
  }

  @Test
  void codeIsMailedInTheTraceOfItsRequest() {
    Person ada = Person.user(headgate);
    String trace = anyTrace();

    headgate
        .api()
        .header("traceparent", traceparent(trace))
        .body(Map.of("email", ada.email()))
        .post("/auth/otp")
        .then()
        .statusCode(202);

    await().atMost(PATIENCE).until(() -> names(trace).contains("send mail"));
    String code = headgate.mailbox(ada.email()).codeOfMail(2);
    assertThat(collector.trace(trace))
        .extracting(Span::toString)
        .noneMatch(text -> text.contains(ada.email()) || text.contains("\"" + code + "\""));
    assertTraceIsComplete(trace);
  }

  @Test
  void waitingRequestHasOneTrace() {
    Person ada = Person.user(headgate);
    List<String> traces = IntStream.range(0, CROWD).mapToObj(i -> anyTrace()).toList();

    ExecutorService crowd = Executors.newFixedThreadPool(CROWD);
    traces.forEach(trace -> crowd.execute(() -> logIn(ada, trace, "")));
    crowd.shutdown();

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(traces)
                    .allMatch(trace -> names(trace).contains("POST /auth/login"))
                    .anyMatch(trace -> names(trace).contains("wait for admission")));
    traces.forEach(TelemetryIT::assertTraceIsComplete);
  }

  @Test
  void webhookReceiverContinuesTheTrace() throws IOException {
    List<String> received = new CopyOnWriteArrayList<>();
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          received.add(exchange.getRequestHeaders().getFirst("traceparent"));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    try {
      Person ada = Person.user(headgate);
      String id =
          ada.asCaller()
              .body(hook("http://localhost:" + receiver.getAddress().getPort() + "/s3cret"))
              .post("/schedules")
              .path("id");
      String trace = anyTrace();

      ada.asCaller()
          .header("traceparent", traceparent(trace))
          .post("/schedules/" + id + "/test")
          .then()
          .statusCode(200);

      await().atMost(PATIENCE).until(() -> names(trace).contains("webhook"));
      Span webhook =
          collector.trace(trace).stream()
              .filter(span -> span.getName().equals("webhook"))
              .findFirst()
              .orElseThrow();
      assertThat(received)
          .containsExactly("00-" + trace + "-" + hex(webhook.getSpanId().toByteArray()) + "-01");
      assertThat(webhook.toString()).doesNotContain("s3cret");
    } finally {
      receiver.stop(0);
    }
  }

  @Test
  void failureIsLoggedWithItsTraceAndSpan() {
    Person ada = Person.user(headgate);
    String trace = anyTrace();
    Sql userdata = new Sql(headgate.databaseUrl());
    userdata.update("alter table userdata.profile rename to profile_put_aside");
    try {
      Response refused =
          ada.asCaller().header("traceparent", traceparent(trace)).get("/users/me/profile");
      assertThat(refused.<String>path("trace_id")).isEqualTo(trace);
    } finally {
      userdata.update("alter table userdata.profile_put_aside rename to profile");
    }

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(Files.readAllLines(headgate.consoleLog()))
                    .anyMatch(
                        line ->
                            line.contains("\"ext_trace_id\":\"" + trace)
                                && line.contains("\"ext_span_id\":\"")));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(collector.logs())
                    .anyMatch(line -> hex(line.getTraceId().toByteArray()).equals(trace)));
  }

  @Test
  void poolsAndRequestsAreMeasuredInTheirUnits() {
    Person.user(headgate);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(collector.metrics())
                    .containsKey("jvm.memory.used")
                    .containsEntry("headgate_pool_in_use", "1")
                    .containsEntry("headgate_logins", "1")
                    .containsEntry("headgate_http_requests_seconds", "s")
                    .containsEntry("headgate_schedules_oldest_due_seconds", "s"));
  }

  /** One span has the caller as its parent; the others have one of these. */
  private static void assertTraceIsComplete(String trace) {
    await().atMost(PATIENCE).untilAsserted(() -> assertHasOneRoot(trace));
  }

  private static void assertHasOneRoot(String trace) {
    List<Span> spans = collector.trace(trace);
    Set<String> ids =
        spans.stream().map(span -> hex(span.getSpanId().toByteArray())).collect(Collectors.toSet());
    assertThat(spans)
        .filteredOn(span -> !ids.contains(hex(span.getParentSpanId().toByteArray())))
        .singleElement()
        .matches(span -> hex(span.getParentSpanId().toByteArray()).equals(CALLER))
        .matches(span -> span.getKind() == Span.SpanKind.SPAN_KIND_SERVER);
  }

  private static Response logIn(Person person, String trace, String query) {
    return headgate
        .api()
        .header("traceparent", traceparent(trace))
        .body(Map.of("email", person.email(), "password", Person.PASSWORD))
        .post("/auth/login" + query);
  }

  private static Map<String, Object> hook(String url) {
    return Map.of(
        "name",
        "hook",
        "trigger",
        Map.of("type", "interval", "every", "PT24H"),
        "action",
        Map.of("type", "webhook", "url", url, "payload", Map.of()));
  }

  private static Set<String> names(String trace) {
    return collector.trace(trace).stream().map(Span::getName).collect(Collectors.toSet());
  }

  private static String anyTrace() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private static String traceparent(String trace) {
    return "00-" + trace + "-" + CALLER + "-01";
  }
}
