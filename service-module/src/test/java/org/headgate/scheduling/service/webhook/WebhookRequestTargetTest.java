package org.headgate.scheduling.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.headgate.config.WebhookUrl;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The host and the path that are sent for a URL. */
class WebhookRequestTargetTest extends RawReceiver {
  @ParameterizedTest
  @CsvSource({
    "http://my_service, my_service, /",
    "http://bücher.example, xn--bcher-kva.example, /",
    "http://BÜCHER.example, xn--bcher-kva.example, /",
    "http://example.org., example.org., /",
  })
  void hostIsSentInItsAsciiForm(String url, String host, String target) throws Exception {
    serve(out -> out.write("HTTP/1.1 204 No\r\n\r\n".getBytes(StandardCharsets.UTF_8)));

    assertThat(deliver(WebhookUrl.parse(url + ":" + server.getLocalPort() + target)).kind())
        .isEqualTo(ActionResult.Kind.DONE);

    assertThat(requests.poll(10, TimeUnit.SECONDS))
        .startsWith("POST " + target + " HTTP/1.1\r\n")
        .contains("Host: " + host + ":" + server.getLocalPort() + "\r\n");
  }

  @Test
  void pathIsSentPercentEncoded() throws Exception {
    serve(out -> out.write("HTTP/1.1 204 No\r\n\r\n".getBytes(StandardCharsets.UTF_8)));

    deliver(url("/café?q=ü%20b"));

    assertThat(requests.poll(10, TimeUnit.SECONDS))
        .startsWith("POST /caf%C3%A9?q=%C3%BC%20b HTTP/1.1\r\n");
  }
}
