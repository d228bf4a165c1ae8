package org.headgate.scheduling.service.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.DnsResolver;
import org.headgate.config.WebhookUrl;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A receiver of webhooks that writes raw bytes. */
abstract class RawReceiver {
  static final Duration LIMIT = Duration.ofSeconds(2);

  static final DnsResolver EVERYBODY_IS_HERE =
      new DnsResolver() {
        @Override
        public InetAddress[] resolve(String host) {
          return new InetAddress[] {InetAddress.getLoopbackAddress()};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
          return host;
        }
      };

  final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  ServerSocket server;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    timer.shutdownNow();
  }

  static ActionResult classify(IOException failure, String host) {
    return new WebhookFailureClassifier(new NameServerProbe("dns:"), LIMIT).classify(failure, host);
  }

  ActionResult deliver(WebhookUrl url) throws IOException {
    try (WebhookClient client = new WebhookClient(EVERYBODY_IS_HERE, timer, LIMIT)) {
      WebhookClient.Answer answer =
          client.post(url, Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
      return answer.status() / 100 == 2
          ? ActionResult.done()
          : ActionResult.failed(String.valueOf(answer.status()));
    } catch (IOException failure) {
      return classify(failure, url.host());
    }
  }

  WebhookUrl url(String path) {
    return WebhookUrl.parse("http://localhost:" + server.getLocalPort() + path);
  }

  @FunctionalInterface
  interface Answering {
    void answer(OutputStream out) throws IOException;
  }

  void serve(Answering answering) {
    Thread thread =
        new Thread(
            () -> {
              try (Socket socket = server.accept()) {
                requests.add(head(socket.getInputStream()));
                answering.answer(socket.getOutputStream());
              } catch (IOException e) {
                // The client has cut it off, or the test has ended.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  static String head(InputStream in) throws IOException {
    byte[] bytes = new byte[8192];
    int length = in.read(bytes);
    return new String(bytes, 0, Math.max(0, length), StandardCharsets.UTF_8);
  }
}
