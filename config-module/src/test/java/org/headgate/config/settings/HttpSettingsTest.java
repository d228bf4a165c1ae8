package org.headgate.config.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.WebOrigin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {

  @Test
  void defaultsAreAllAddressesAndNoOrigins() {
    HttpSettings settings = read(Map.of());

    assertThat(settings.host()).isEqualTo("*");
    assertThat(settings.corsOrigins()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.example.org, https://app.example.org",
    "HTTPS://App.Example.ORG, https://app.example.org",
    "https://app.example.org:443, https://app.example.org",
    "http://app.example.org:80, http://app.example.org",
    "http://app.example.org:443, http://app.example.org:443",
    "https://app.example.org:8443, https://app.example.org:8443",
    "http://localhost:3000, http://localhost:3000",
    "http://127.0.0.1:5173, http://127.0.0.1:5173",
    "http://[::1]:5173, http://[::1]:5173",
    "https://xn--bcher-kva.example, https://xn--bcher-kva.example",
    "http://my_app:3000, http://my_app:3000",
    "http://My_App.internal:80, http://my_app.internal",
  })
  void originIsNormalizedAsInBrowsers(String written, String kept) {
    assertThat(read(Map.of("CORS_ORIGINS", written)).corsOrigins())
        .containsExactly(new WebOrigin(kept));
  }

  @Test
  void originsAreSeparatedByCommas() {
    assertThat(
            read(Map.of(
                    "CORS_ORIGINS", "https://a.example, http://b.example:8080,https://a.example"))
                .corsOrigins())
        .containsExactlyInAnyOrder(
            new WebOrigin("https://a.example"), new WebOrigin("http://b.example:8080"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "app.example.org",
        "//app.example.org",
        "https://",
        "https:app.example.org",
        "https://app.example.org/",
        "https://app.example.org/path",
        "https://app.example.org?",
        "https://app.example.org#",
        "https://user@app.example.org",
        "https://*.example.org",
        "https://app.example.org:",
        "https://app.example.org:0",
        "https://app.example.org:65536",
        "https://app.example.org:port",
        "ftp://app.example.org",
        "file:///tmp",
        "javascript:alert(1)",
        "https://a.example,",
        ",https://a.example",
        "https://a.example https://b.example",
        "https://a.example;https://b.example",
        "https://b\u00fccher.example",
        "https://a_b..example",
        "https://-a.example",
        "https://a_b:",
        "https://a_b:0",
        "https://a_b:65536",
        "https://user@a_b",
        "http://1.2.3",
        "http://a_b.7",
        "https://[::1",
        "https://a.example,*",
      })
  void invalidOriginsAreRefusedByName(String none) {
    assertRefused("CORS_ORIGINS", none);
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1,127.0.0.1", "localhost,localhost", "0.0.0.0,0.0.0.0", "*,*"})
  void localListenAddressesAreAccepted(String written, String kept) {
    assertThat(read(Map.of("HTTP_HOST", written)).host()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"192.0.2.1", "2001:db8::1", "127.0.0.1:9080", "a b", "**", "http://localhost"})
  void invalidListenAddressesAreRefusedByName(String none) {
    assertRefused("HTTP_HOST", none);
  }

  private static void assertRefused(String name, String value) {
    EnvironmentReader environmentReader = new EnvironmentReader(Map.of(name, value));

    HttpSettings.from(environmentReader);

    assertThat(environmentReader.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.variable()).isEqualTo(name);
              assertThat(error.value()).isEqualTo(value);
            });
  }

  private static HttpSettings read(Map<String, String> variables) {
    EnvironmentReader environmentReader = new EnvironmentReader(variables);
    HttpSettings settings = HttpSettings.from(environmentReader);
    assertThat(environmentReader.errors()).isEmpty();
    return settings;
  }
}
