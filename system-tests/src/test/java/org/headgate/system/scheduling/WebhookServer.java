package org.headgate.system.scheduling;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A server with schedules whose webhooks a receiver of the test answers. */
abstract class WebhookServer {
  static final List<Received> RECEIVED = new CopyOnWriteArrayList<>();
  static final AtomicInteger FAILURES_LEFT = new AtomicInteger();
  static Headgate headgate;
  static HttpServer receiver;

  record Received(String path, String id, String timestamp, String signature, String body) {}

  @BeforeAll
  static void start() throws Exception {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/", WebhookServer::receive);
    receiver.start();
    headgate = Headgate.permissive();
  }

  @AfterAll
  static void end() {
    receiver.stop(0);
  }

  static List<Received> received(String path) {
    return RECEIVED.stream().filter(hook -> hook.path().equals(path)).toList();
  }

  static int status(String path, boolean fails) {
    if (path.startsWith("/later")) {
      return 429;
    }
    if (path.equals("/gone")) {
      return 410;
    }
    return fails ? 500 : 204;
  }

  static void receive(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    RECEIVED.add(
        new Received(
            path,
            exchange.getRequestHeaders().getFirst("webhook-id"),
            exchange.getRequestHeaders().getFirst("webhook-timestamp"),
            exchange.getRequestHeaders().getFirst("webhook-signature"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    boolean fails =
        path.equals("/broken") || (path.equals("/flaky") && FAILURES_LEFT.getAndDecrement() > 0);
    if (path.startsWith("/later")) {
      exchange.getResponseHeaders().set("Retry-After", "3600");
    }
    exchange.sendResponseHeaders(status(path, fails), -1);
    exchange.close();
  }
}
