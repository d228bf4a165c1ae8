package org.headgate.system.receivers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** An earlier system on loopback, which knows the passwords of some people. */
public final class LegacyServer {

  public static final String SECRET = "whsec_QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB";

  private final HttpServer server;
  private final Map<String, Known> people = new ConcurrentHashMap<>();
  private final List<EventReceiver.Received> asked = new CopyOnWriteArrayList<>();
  private volatile boolean silent;

  private LegacyServer(HttpServer server) {
    this.server = server;
  }

  private record Known(String password, String answer) {}

  public static LegacyServer started() {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LegacyServer legacy = new LegacyServer(server);
    server.createContext("/verify", legacy::answer);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    return legacy;
  }

  /** The variables of a server that asks it. */
  public Map<String, String> settings() {
    return Map.of(
        "LEGACY_VERIFY_URL",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/verify",
        "LEGACY_VERIFY_SECRET",
        SECRET,
        "NETWORK_FAILURES",
        "100000");
  }

  /** Somebody, with what is answered for the right password. */
  public void knows(String email, String password, String answer) {
    people.put(email, new Known(password, answer));
  }

  /** From now on it answers nobody. */
  public void fallSilent() {
    silent = true;
  }

  /** The questions about an address. */
  public List<EventReceiver.Received> askedAbout(String email) {
    return asked.stream().filter(question -> email.equals(email(question))).toList();
  }

  public int questions() {
    return asked.size();
  }

  private static String email(EventReceiver.Received question) {
    return question.json().getString("data.email");
  }

  private void answer(HttpExchange exchange) throws IOException {
    EventReceiver.Received question =
        new EventReceiver.Received(
            exchange.getRequestHeaders().getFirst("webhook-id"),
            exchange.getRequestHeaders().getFirst("webhook-timestamp"),
            exchange.getRequestHeaders().getFirst("webhook-signature"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    asked.add(question);
    if (silent) {
      return; // Without an answer, and without an end of the connection.
    }
    JsonPath data = question.json();
    Known known = people.get(email(question));
    if (known == null || !known.password().equals(data.getString("data.password"))) {
      exchange.sendResponseHeaders(404, -1);
    } else {
      byte[] body = known.answer().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
