package org.headgate.scheduling.service.webhook;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.headgate.config.WebhookUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer that is no HTTP is a failure of the receiver, not of the service. */
class WebhookBrokenAnswerTest {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final PublicAddressDnsResolver names =
      new PublicAddressDnsResolver(
          SystemDefaultDnsResolver.INSTANCE, new WebhookAddressPolicy(true));

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 000 X\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 -1 X\r\n\r\n",
        "HTTP/1.1 99999999999 X\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/2 200 OK\r\n\r\n",
        "HTTP/1.1\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\n",
        "hello\r\n\r\n",
        ""
      })
  void malformedResponseIsAReceiverFailure(String answer) throws IOException {
    try (ServerSocket receiver = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        WebhookClient client = new WebhookClient(names, timer, LIMIT)) {
      Future<?> answering =
          timer.submit(
              () -> {
                try (Socket connection = receiver.accept()) {
                  connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                  connection.shutdownOutput();
                  connection.getInputStream().readAllBytes();
                }
                return null;
              });
      WebhookUrl address = WebhookUrl.parse("http://localhost:" + receiver.getLocalPort() + "/");

      assertThatThrownBy(() -> client.post(address, Map.of(), new byte[] {'{', '}'}))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(LocalNetworkException.class);
      answering.cancel(true);
    }
  }
}
