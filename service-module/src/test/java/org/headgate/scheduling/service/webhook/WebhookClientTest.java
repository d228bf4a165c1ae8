package org.headgate.scheduling.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.headgate.config.WebhookUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The behaviour of receivers, and the client's reaction. */
class WebhookClientTest {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/ok", exchange -> answer(exchange, 200));
    server.createContext(
        "/redirect",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/ok");
          answer(exchange, 302);
        });
    server.createContext("/drip", this::drip);
    server.createContext("/silent", exchange -> {});
    server.createContext(
        "/later",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "120");
          answer(exchange, 503);
        });
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    timer.shutdownNow();
  }

  @Test
  void bodyIsSentUnchanged() throws IOException {
    try (WebhookClient client = client(new WebhookAddressPolicy(true))) {
      assertThat(client.post(uri("/ok"), Map.of("webhook-id", "7"), bytes("{\"b\":1}")).status())
          .isEqualTo(200);
    }
    assertThat(seen).containsExactly("POST /ok 7 application/json {\"b\":1}");
  }

  @Test
  void redirectsAreNotFollowed() throws IOException {
    try (WebhookClient client = client(new WebhookAddressPolicy(true))) {
      assertThat(client.post(uri("/redirect"), Map.of(), bytes("{}")).status()).isEqualTo(302);
    }
    assertThat(seen).hasSize(1);
  }

  @Test
  void retryAfterHeaderIsReturned() throws IOException {
    try (WebhookClient client = client(new WebhookAddressPolicy(true))) {
      assertThat(client.post(uri("/later"), Map.of(), bytes("{}")).retryAfter()).contains("120");
    }
  }

  @Test
  void silentAndSlowReceiversAreLimitedInTime() throws IOException {
    try (WebhookClient client = client(new WebhookAddressPolicy(true))) {
      long startNanos = System.nanoTime();
      assertThatThrownBy(() -> client.post(uri("/silent"), Map.of(), bytes("{}")))
          .isInstanceOf(IOException.class);
      assertThat(client.post(uri("/drip"), Map.of(), bytes("{}")).status()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(LIMIT.plusSeconds(2));
    }
  }

  @Test
  void privateAddressesAreNotReachedByLiteralOrName() {
    try (WebhookClient client = client(new WebhookAddressPolicy(false))) {
      for (String host : List.of("127.0.0.1", "localhost", "::1", "2130706433", "0x7f.1")) {
        WebhookUrl address = new WebhookUrl("http", host, server.getAddress().getPort(), "/ok");
        assertThatThrownBy(() -> client.post(address, Map.of(), bytes("{}")))
            .as(host)
            .isInstanceOf(IOException.class);
      }
    }
    assertThat(seen).isEmpty();
  }

  @Test
  void dnsRebindingCannotReachAPrivateAddress() {
    AtomicInteger asked = new AtomicInteger();
    DnsResolver rebinding =
        new DnsResolver() {
          @Override
          public InetAddress[] resolve(String host) throws UnknownHostException {
            // First a public address (of TEST-NET's neighbours, where nobody answers), then ours.
            boolean first = asked.getAndIncrement() == 0;
            return new InetAddress[] {
              first
                  ? InetAddress.getByAddress(new byte[] {(byte) 192, 0, 3, 1})
                  : InetAddress.getLoopbackAddress()
            };
          }

          @Override
          public String resolveCanonicalHostname(String host) {
            return host;
          }
        };
    try (WebhookClient client =
        new WebhookClient(
            new PublicAddressDnsResolver(rebinding, new WebhookAddressPolicy(false)),
            timer,
            LIMIT)) {
      WebhookUrl address =
          WebhookUrl.parse("http://rebind.example:" + server.getAddress().getPort() + "/ok");

      assertThatThrownBy(() -> client.post(address, Map.of(), bytes("{}")))
          .isInstanceOf(IOException.class);
    }
    assertThat(asked).hasValue(1);
    assertThat(seen).isEmpty();
  }

  @Test
  void pinnedNamesConnectToTheVerifiedAddress() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    PublicAddressDnsResolver names =
        new PublicAddressDnsResolver(
            new DnsResolver() {
              @Override
              public InetAddress[] resolve(String host) throws UnknownHostException {
                byte last = (byte) (asked.incrementAndGet() == 1 ? 1 : 9);
                return new InetAddress[] {InetAddress.getByAddress(new byte[] {127, 0, 0, last})};
              }

              @Override
              public String resolveCanonicalHostname(String host) {
                return host;
              }
            },
            new WebhookAddressPolicy(true));
    try (WebhookClient client = new WebhookClient(names, timer, LIMIT)) {
      List<InetAddress> allowed = names.pin("receiver.example");
      WebhookUrl address =
          new WebhookUrl("http", "receiver.example", server.getAddress().getPort(), "/ok");

      assertThat(client.post(address, Map.of("webhook-id", "1"), bytes("{}")).status())
          .isEqualTo(200);
      assertThat(allowed).containsExactly(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
      assertThat(asked).hasValue(1);
      names.unpin();
      names.resolve("receiver.example");
      assertThat(asked).hasValue(2);
    }
  }

  private WebhookClient client(WebhookAddressPolicy rule) {
    return new WebhookClient(
        new PublicAddressDnsResolver(
            org.apache.hc.client5.http.SystemDefaultDnsResolver.INSTANCE, rule),
        timer,
        LIMIT);
  }

  private WebhookUrl uri(String path) {
    return WebhookUrl.parse("http://localhost:" + server.getAddress().getPort() + path);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void answer(HttpExchange exchange, int status) throws IOException {
    seen.add(
        String.join(
            " ",
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders().getFirst("webhook-id"),
            exchange.getRequestHeaders().getFirst("Content-Type"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int i = 0; i < 100 && !over.await(100, TimeUnit.MILLISECONDS); i++) {
        out.write('x');
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // The client takes no more than the status.
      exchange.close();
    }
  }
}
