package org.headgate.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicUriFilterTest {

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "limit=5&query=a+b, limit=5&query=a+b",
    "query=%C3%BC, query=%C3%BC",
    "query=\u00dc, query=%C3%9C",
    "query=\u00d6zg\u00fcr&limit=1, query=%C3%96zg%C3%BCr&limit=1",
    "query=\ud83d\ude00, query=%F0%9F%98%80",
  })
  void charactersBeyondAsciiAreEscaped(String typed, String escaped) {
    String read = new String(typed.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    assertThat(PublicUriFilter.escaped(read)).isEqualTo(escaped);
    assertThat(URI.create("/?" + escaped).getQuery())
        .isEqualTo(URI.create("/?" + typed).getQuery());
  }
}
