package org.headgate.scheduling.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.headgate.config.WebhookUrl;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers that speak no HTTP, never end, or hang up. */
class HostileReceiverTest extends RawReceiver {
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
  void malformedResponsesAreReceiverFailures(String answer) throws IOException {
    serve(out -> out.write(answer.getBytes(StandardCharsets.UTF_8)));

    assertThat(deliver(url("/")).kind()).isEqualTo(ActionResult.Kind.FAILED);
  }

  @ParameterizedTest
  @CsvSource({"'HTTP/1.1 200 OK\r\nX: '", "'HTTP/1.1 '", "'HTTP/1.1 200 '"})
  void endlessStatusOrHeaderLineIsCutOff(String begin) throws IOException {
    serve(out -> endless(out, begin, "x".repeat(8192)));

    long startNanos = System.nanoTime();
    assertThat(deliver(url("/")).kind()).isEqualTo(ActionResult.Kind.FAILED);

    assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(LIMIT);
  }

  @Test
  void endlessHeadersAreCutOffEarly() throws IOException {
    serve(out -> endless(out, "HTTP/1.1 200 OK\r\n", "X-Header: value\r\n".repeat(100)));

    assertThat(deliver(url("/")).kind()).isEqualTo(ActionResult.Kind.FAILED);
  }

  @Test
  void endlessBodyIsNotRead() throws IOException {
    serve(out -> endless(out, "HTTP/1.1 200 OK\r\n\r\n", "x".repeat(8192)));

    assertThat(deliver(url("/")).kind()).isEqualTo(ActionResult.Kind.DONE);
  }

  @Test
  void plainTextInsteadOfTlsIsAReceiverFailure() throws IOException {
    serve(out -> out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8)));

    ActionResult actionResult =
        deliver(WebhookUrl.parse("https://localhost:" + server.getLocalPort() + "/"));

    assertThat(actionResult.kind()).isEqualTo(ActionResult.Kind.FAILED);
    assertThat(actionResult.error()).contains("the receiver's certificate or TLS was not accepted");
  }

  /** Until the client cuts it off. */
  private static void endless(OutputStream out, String begin, String again) throws IOException {
    out.write(begin.getBytes(StandardCharsets.UTF_8));
    while (true) {
      out.write(again.getBytes(StandardCharsets.UTF_8));
    }
  }
}
