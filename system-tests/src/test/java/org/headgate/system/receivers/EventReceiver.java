package org.headgate.system.receivers;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A server on loopback that keeps the events it was sent, and answers as a test wants. */
public final class EventReceiver implements AutoCloseable {

  public static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile ToIntFunction<Received> answer = event -> 204;

  private EventReceiver(HttpServer server) {
    this.server = server;
  }

  public static EventReceiver started() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      EventReceiver receiver = new EventReceiver(server);
      server.createContext("/", receiver::receive);
      server.setExecutor(Executors.newCachedThreadPool());
      server.start();
      return receiver;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One request. */
  public record Received(String id, String timestamp, String signature, String body) {

    public String type() {
      return json().getString("type");
    }

    public JsonPath json() {
      return JsonPath.from(body);
    }

    /** The signature that a receiver computes with a secret. */
    public String expected(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/events";
  }

  /** From now on; a status of HTTP for each request. */
  public void answer(ToIntFunction<Received> statuses) {
    answer = statuses;
  }

  /** All requests, in the order in which they came. */
  public List<Received> all() {
    return List.copyOf(received);
  }

  /** Those of one account. */
  public List<Received> of(String account) {
    return received.stream()
        .filter(event -> account.equals(event.json().getString("data.account_id")))
        .toList();
  }

  /** The types of what came for an account, once there are so many. */
  public List<String> types(String account, int count) {
    await().atMost(PATIENCE).until(() -> of(account).size() >= count);
    return of(account).stream().map(Received::type).toList();
  }

  private void receive(HttpExchange exchange) throws IOException {
    Received event =
        new Received(
            exchange.getRequestHeaders().getFirst("webhook-id"),
            exchange.getRequestHeaders().getFirst("webhook-timestamp"),
            exchange.getRequestHeaders().getFirst("webhook-signature"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    int status = answer.applyAsInt(event);
    received.add(event);
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
