package org.headgate.liberty.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsHeadersTest {

  private static final String ORIGIN = "https://app.example.org";
  private static final String EXPOSED = "ETag, Location";
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  private final CorsHeaders headers =
      new CorsHeaders(Set.of(ORIGIN, "http://localhost:3000"), EXPOSED);

  @Test
  void listedOriginGetsCorsHeaders() {
    assertThat(headers.answer(List.of(ORIGIN)))
        .containsEntry(ALLOW_ORIGIN, ORIGIN)
        .containsEntry("Vary", "Origin")
        .containsEntry("Access-Control-Expose-Headers", EXPOSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "null",
        "https://app.example.org/",
        "HTTPS://APP.EXAMPLE.ORG",
        "http://app.example.org",
        "https://app.example.org.evil.example",
      })
  void unlistedOriginIsNotEchoed(String origin) {
    assertThat(headers.answer(List.of(origin))).containsOnlyKeys("Vary");
  }

  @Test
  void missingAndRepeatedOriginsAreIgnored() {
    assertThat(headers.answer(List.of())).containsOnlyKeys("Vary");
    assertThat(headers.answer(List.of(ORIGIN, ORIGIN))).containsOnlyKeys("Vary");
  }

  @Test
  void noConfiguredOriginMeansNoHeaders() {
    assertThat(new CorsHeaders(Set.of(), EXPOSED).answer(List.of(ORIGIN))).isEmpty();
  }
}
