package org.headgate.oauth.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.headgate.oauth.api.OAuthException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyReaderTest {

  @Test
  void membersAreDecoded() throws IOException {
    MultivaluedMap<String, String> form = read("a=%C3%BC+%2B&b&&c=\u00e9=&a=2");

    assertThat(form.get("a")).containsExactly("\u00fc +", "2");
    assertThat(form.get("b")).containsExactly("");
    assertThat(form.get("c")).containsExactly("\u00e9=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%zz", "%4=a", "a=%ff", "a=%C3", "a=%ED%A0%80", "%c0%af=a"})
  void malformedFormsAreRefused(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(OAuthException.class);
  }

  @Test
  void bytesOfAnotherCharsetAreRefused() {
    byte[] body = "a=\u00e9".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> read(body)).isInstanceOf(OAuthException.class);
  }

  private static MultivaluedMap<String, String> read(String body) throws IOException {
    return read(body.getBytes(StandardCharsets.UTF_8));
  }

  private static MultivaluedMap<String, String> read(byte[] body) throws IOException {
    return new FormBodyReader()
        .readFrom(null, null, null, null, null, new ByteArrayInputStream(body));
  }
}
