package org.headgate.pool.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that the thread of the request may read, because it need not wait for the client. */
class ArrivedBodyTest {

  private final SentRequest sent = new SentRequest();

  @Test
  void bodyThatCameWithItsHeadersIsRead() throws IOException {
    assertThat(ArrivedBody.read(sent.request()))
        .hasValue(SentRequest.TEXT.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void nextRequestOfTheConnectionIsLeft() throws IOException {
    String next = "GET /api/v1/whoami HTTP/1.1";
    sent.sent += next;
    sent.received += next.length();

    assertThat(ArrivedBody.read(sent.request()))
        .hasValue(SentRequest.TEXT.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void partOfABodyIsNotRead() throws IOException {
    sent.received--;

    assertThat(ArrivedBody.read(sent.request())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0})
  void bodyWithoutALengthIsNotRead(long length) throws IOException {
    sent.length = length;

    assertThat(ArrivedBody.read(sent.request())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Transfer-Encoding,chunked", "Expect,100-continue", "Upgrade,h2c"})
  void bodyOfAnotherTransferFormIsNotRead(String header, String value) throws IOException {
    sent.headers.put(header, value);

    assertThat(ArrivedBody.read(sent.request())).isEmpty();
  }

  @Test
  void bodyOfHttp2IsNotRead() throws IOException {
    sent.protocol = "HTTP/2.0";

    assertThat(ArrivedBody.read(sent.request())).isEmpty();
  }

  @Test
  void bodyThatEndsBeforeItsLengthIsNoBody() {
    sent.sent = "{";

    assertThatIOException().isThrownBy(() -> ArrivedBody.read(sent.request()));
  }
}
