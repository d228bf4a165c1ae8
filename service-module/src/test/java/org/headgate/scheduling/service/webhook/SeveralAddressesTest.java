package org.headgate.scheduling.service.webhook;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.headgate.config.WebhookUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A receiver with an address of IPv6 too, seen from a machine that has none. */
class SeveralAddressesTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String HERE = "127.0.0.1";

  /** The address of no network: Linux refuses it before a packet leaves. */
  private static final String NOWHERE = "255.255.255.255";

  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @Test
  void refusingReceiverFailsDespiteUnreachableAddress() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getAllByName(HERE)[0])) {
      closed = socket.getLocalPort();
    }

    assertThatThrownBy(() -> post(List.of(HERE, NOWHERE), "http", closed))
        .isInstanceOf(ConnectException.class);
    assertThatThrownBy(() -> post(List.of(NOWHERE), "http", closed))
        .as("the next request of the thread")
        .isInstanceOf(LocalNetworkException.class);
  }

  @Test
  void receiverWithoutTlsFailsDespiteUnreachableAddress() throws IOException {
    try (ServerSocket receiver = new ServerSocket(0, 1, InetAddress.getAllByName(HERE)[0])) {
      Future<?> answering =
          timer.submit(
              () -> {
                try (Socket connection = receiver.accept()) {
                  connection
                      .getOutputStream()
                      .write("hello\r\n".getBytes(StandardCharsets.US_ASCII));
                  connection.shutdownOutput();
                  connection.getInputStream().readAllBytes();
                }
                return null;
              });

      assertThatThrownBy(() -> post(List.of(HERE, NOWHERE), "https", receiver.getLocalPort()))
          .isInstanceOf(SSLException.class);
      answering.cancel(true);
    }
  }

  private void post(List<String> addresses, String scheme, int port) throws IOException {
    try (WebhookClient client = new WebhookClient(new Names(addresses), timer, LIMIT)) {
      client.post(
          new WebhookUrl(scheme, "receiver.example", port, "/"), Map.of(), new byte[] {'{', '}'});
    }
  }

  /** Every name has these addresses. */
  private record Names(List<String> addresses) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      InetAddress[] found = new InetAddress[addresses.size()];
      for (int index = 0; index < found.length; index++) {
        found[index] = InetAddress.getAllByName(addresses.get(index))[0];
      }
      return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
