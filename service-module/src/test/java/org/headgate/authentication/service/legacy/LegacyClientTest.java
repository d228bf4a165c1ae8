package org.headgate.authentication.service.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.headgate.scheduling.service.WebhookSecret;
import org.headgate.scheduling.service.webhook.WebhookMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the HTTP answers of a legacy system are interpreted. */
class LegacyClientTest {

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final LegacyClient client = new LegacyClient(timer);
  private final Map<String, String> sent = new ConcurrentHashMap<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;
  private int status = 200;
  private String answer = "{}";
  private boolean isSilent;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/",
        exchange -> {
          exchange
              .getRequestHeaders()
              .forEach((name, values) -> sent.put(name.toLowerCase(Locale.ROOT), values.get(0)));
          sent.put(
              "body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          if (isSilent) {
            await();
          }
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    client.close();
    timer.shutdownNow();
  }

  @Test
  void requestIsSignedLikeAWebhook() {
    answer = "{\"full_name\":\"Ada\"}";

    Optional<LegacyAccount> person = send();

    assertThat(person.orElseThrow().fullName()).contains("Ada");
    assertThat(sent)
        .containsEntry("webhook-id", "msg-1")
        .containsEntry("webhook-timestamp", "1000")
        .containsEntry("body", "{\"question\":1}");
    assertThat(sent.get("webhook-signature")).startsWith("v1,");
    assertThat(sent.get("content-type")).startsWith("application/json");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 422})
  void clientErrorsMeanNoAccount(int refusal) {
    status = refusal;

    assertThat(send()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 302, 408, 429, 500, 503})
  void otherStatusesAreUnavailable(int other) {
    status = other;

    assertThatThrownBy(this::send).isInstanceOf(LegacyUnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "yes", "{\"full_name\":"})
  void malformedAnswersAreUnavailable(String text) {
    answer = text;

    assertThatThrownBy(this::send).isInstanceOf(LegacyUnavailableException.class);
  }

  @Test
  void silentServerTimesOut() {
    isSilent = true;
    Instant startedAt = Instant.now();

    assertThatThrownBy(this::send).isInstanceOf(LegacyUnavailableException.class);

    assertThat(Instant.now()).isBefore(startedAt.plus(LegacyClient.LIMIT).plusSeconds(5));
  }

  @Test
  void unreachableServerIsUnavailable() {
    server.stop(0);

    assertThatThrownBy(this::send).isInstanceOf(LegacyUnavailableException.class);
  }

  private Optional<LegacyAccount> send() {
    return client.send(
        new WebhookMessage(
            "msg-1",
            "http://127.0.0.1:" + server.getAddress().getPort() + "/verify",
            List.of(WebhookSecret.generate()),
            "{\"question\":1}",
            Instant.ofEpochSecond(1000)));
  }
}
