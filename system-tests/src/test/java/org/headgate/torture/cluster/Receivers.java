package org.headgate.torture.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Receivers of webhooks of schedules and of events, which keep all requests in their order. */
public final class Receivers implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final List<Received> events = new CopyOnWriteArrayList<>();
  private final List<String> executions = new CopyOnWriteArrayList<>();
  private volatile int status = 204;

  /**
   * An event as it was sent.
   *
   * @param session the session of a log-in; empty for anything else
   */
  public record Received(String id, String type, String account, String session) {}

  private Receivers(HttpServer server) {
    this.server = server;
  }

  public static Receivers started() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Receivers receivers = new Receivers(server);
    server.createContext("/events", receivers::takeEvent);
    server.createContext("/executions", receivers::takeExecution);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    return receivers;
  }

  public String eventsUrl() {
    return url("/events");
  }

  public String executionsUrl() {
    return url("/executions");
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Answered to everything from now on. */
  public void answer(int newStatus) {
    status = newStatus;
  }

  public List<Received> events() {
    return List.copyOf(events);
  }

  /** How often each execution was sent. */
  public Map<String, Integer> deliveries() {
    Map<String, Integer> counts = new HashMap<>();
    executions.forEach(id -> counts.merge(id, 1, Integer::sum));
    return counts;
  }

  private void takeEvent(HttpExchange exchange) throws IOException {
    JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
    int answer = status;
    if (answer < 300) {
      events.add(
          new Received(
              id(exchange),
              body.path("type").asText(),
              body.path("data").path("account_id").asText(),
              body.path("data").path("session_id").asText()));
    }
    end(exchange, answer);
  }

  private void takeExecution(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    executions.add(id(exchange));
    end(exchange, status);
  }

  private static String id(HttpExchange exchange) {
    return exchange.getRequestHeaders().getFirst("webhook-id");
  }

  private static void end(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
