package org.headgate.scheduling.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.headgate.config.WebhookUrl;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers that speak no HTTP, never end or hang up; and who is to blame when nobody answers. */
class HostileReceiverTest {

  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final DnsResolver EVERYBODY_IS_HERE =
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

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private ServerSocket server;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    timer.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SSH-2.0-OpenSSH\r\n",
        "HTTP/1.1\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/9.9 200 OK\r\n\r\n",
        "HTTP/1.1 99999 Too Much\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        "\u0000\u0001\u0002\u0003",
      })
  void whatIsNoAnswerIsTheReceiversFault(String answer) throws IOException {
    serve(out -> out.write(answer.getBytes(StandardCharsets.UTF_8)));

    assertThat(delivered(url("/")).kind()).isEqualTo(ActionResult.Kind.FAILED);
  }

  @ParameterizedTest
  @CsvSource({"'HTTP/1.1 200 OK\r\nX: '", "'HTTP/1.1 '", "'HTTP/1.1 200 '"})
  void anEndlessHeadIsCutOffEarly(String begin) throws IOException {
    serve(out -> endless(out, begin, "x".repeat(8192)));

    long begun = System.nanoTime();
    assertThat(delivered(url("/")).kind()).isEqualTo(ActionResult.Kind.FAILED);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LIMIT);
  }

  @Test
  void endlessHeadersAreCutOffEarly() throws IOException {
    serve(out -> endless(out, "HTTP/1.1 200 OK\r\n", "X-Header: value\r\n".repeat(100)));

    assertThat(delivered(url("/")).kind()).isEqualTo(ActionResult.Kind.FAILED);
  }

  @Test
  void anEndlessBodyIsNotRead() throws IOException {
    serve(out -> endless(out, "HTTP/1.1 200 OK\r\n\r\n", "x".repeat(8192)));

    assertThat(delivered(url("/")).kind()).isEqualTo(ActionResult.Kind.DONE);
  }

  @Test
  void plainTextInPlaceOfTlsIsTheReceiversFault() throws IOException {
    serve(out -> out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8)));

    ActionResult actionResult =
        delivered(WebhookUrl.parse("https://localhost:" + server.getLocalPort() + "/"));

    assertThat(actionResult.kind()).isEqualTo(ActionResult.Kind.FAILED);
    assertThat(actionResult.error()).contains("the receiver's certificate or TLS was not accepted");
  }

  @ParameterizedTest
  @CsvSource({
    "http://my_service, my_service, /",
    "http://bücher.example, xn--bcher-kva.example, /",
    "http://BÜCHER.example, xn--bcher-kva.example, /",
  })
  void theHostIsSentInItsAsciiForm(String url, String host, String target) throws Exception {
    serve(out -> out.write("HTTP/1.1 204 No\r\n\r\n".getBytes(StandardCharsets.UTF_8)));

    assertThat(delivered(WebhookUrl.parse(url + ":" + server.getLocalPort() + target)).kind())
        .isEqualTo(ActionResult.Kind.DONE);

    assertThat(requests.poll(10, TimeUnit.SECONDS))
        .startsWith("POST " + target + " HTTP/1.1\r\n")
        .contains("Host: " + host + ":" + server.getLocalPort() + "\r\n");
  }

  @Test
  void thePathIsSentPercentEncoded() throws Exception {
    serve(out -> out.write("HTTP/1.1 204 No\r\n\r\n".getBytes(StandardCharsets.UTF_8)));

    delivered(url("/café?q=ü%20b"));

    assertThat(requests.poll(10, TimeUnit.SECONDS))
        .startsWith("POST /caf%C3%A9?q=%C3%BC%20b HTTP/1.1\r\n");
  }

  @Test
  void whoRefusesConnectionsIsToBlame() throws IOException {
    server.close();

    assertThat(delivered(url("/")))
        .isEqualTo(ActionResult.failed("the receiver could not be connected to"));
  }

  @Test
  void thisMachinesFaultsArePutOff() {
    assertThat(judged(new LocalNetworkException(new IOException("no route")), "example.org"))
        .isEqualTo(ActionResult.deferred("put off: this service's network has a fault"));
    assertThat(judged(new ConnectionRequestTimeoutException(), "example.org").kind())
        .isEqualTo(ActionResult.Kind.BUSY);
  }

  /** The address of no network: Linux refuses it before a packet leaves. */
  @Test
  void aNetworkThatIsAwayIsThisMachinesFault() {
    try (OutgoingSocket socket = new OutgoingSocket()) {
      assertThatThrownBy(() -> socket.connect(new InetSocketAddress("255.255.255.255", 80), 1000))
          .isInstanceOf(LocalNetworkException.class);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aNameThatOurNameServersDoNotKnowIsTheReceiversFaultAndSilenceIsOurs() throws Exception {
    UnknownHostException unknown = new UnknownHostException("hook.headgate.dev");
    try (DatagramSocket nameServer = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      String servers = "dns://127.0.0.1:" + nameServer.getLocalPort();
      NoAnswer noAnswer = new NoAnswer(new NameServerProbe(servers), LIMIT);

      assertThat(noAnswer.judge(unknown, "hook.headgate.dev").kind())
          .isEqualTo(ActionResult.Kind.DEFERRED);
      assertThat(noAnswer.judge(unknown, "nobody.invalid").kind())
          .isEqualTo(ActionResult.Kind.FAILED);

      Thread answering = new Thread(() -> answerNameError(nameServer));
      answering.start();
      assertThat(noAnswer.judge(unknown, "hook.headgate.dev"))
          .isEqualTo(ActionResult.failed("the host's name is not known"));
    }
  }

  /** Whatever comes: there is no such name. The first questions were left unanswered. */
  private static void answerNameError(DatagramSocket nameServer) {
    byte[] buffer = new byte[512];
    try {
      while (true) {
        DatagramPacket question = new DatagramPacket(buffer, buffer.length);
        nameServer.receive(question);
        buffer[2] = (byte) 0x81;
        buffer[3] = (byte) 0x83;
        nameServer.send(
            new DatagramPacket(buffer, question.getLength(), question.getSocketAddress()));
      }
    } catch (IOException closed) {
      // The test has ended.
    }
  }

  private static ActionResult judged(IOException failure, String host) {
    return new NoAnswer(new NameServerProbe("dns:"), LIMIT).judge(failure, host);
  }

  private ActionResult delivered(WebhookUrl url) throws IOException {
    try (WebhookClient client = new WebhookClient(EVERYBODY_IS_HERE, timer, LIMIT)) {
      WebhookClient.Answer answer =
          client.post(url, Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
      return answer.status() / 100 == 2
          ? ActionResult.done()
          : ActionResult.failed(String.valueOf(answer.status()));
    } catch (IOException failure) {
      return judged(failure, url.host());
    }
  }

  private WebhookUrl url(String path) {
    return WebhookUrl.parse("http://localhost:" + server.getLocalPort() + path);
  }

  @FunctionalInterface
  private interface Answering {
    void answer(OutputStream out) throws IOException;
  }

  private void serve(Answering answering) {
    Thread thread =
        new Thread(
            () -> {
              try (Socket socket = server.accept()) {
                requests.add(head(socket.getInputStream()));
                answering.answer(socket.getOutputStream());
              } catch (IOException gone) {
                // The client has cut it off, or the test has ended.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static String head(InputStream in) throws IOException {
    byte[] bytes = new byte[8192];
    int length = in.read(bytes);
    return new String(bytes, 0, Math.max(0, length), StandardCharsets.UTF_8);
  }

  /** Until the client cuts it off. */
  private static void endless(OutputStream out, String begin, String again) throws IOException {
    out.write(begin.getBytes(StandardCharsets.UTF_8));
    while (true) {
      out.write(again.getBytes(StandardCharsets.UTF_8));
    }
  }
}
