package org.headgate.system.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's own pages beside the application are found, and redirect to no other host. */
class BuiltInEndpointsIT {

  private static final String HOST = "Host: localhost";

  private final Headgate headgate = Headgate.shared();
  private final RawHttp http = new RawHttp(URI.create(headgate.url("/")).getPort());

  /** On whatever host a caller names: nobody is sent there. */
  @ParameterizedTest
  @CsvSource({"/console,console/", "/openapi/ui,ui/"})
  void directoryWithoutSlashIsRedirectedRelatively(String path, String location)
      throws IOException {
    RawHttp.Answer answer = http.request("GET " + path + " HTTP/1.1", "Host: evil.example");

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).contains(location);
  }

  /** Bytes that a path may have, and at which a regular expression may stop. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/metrics;\u00c2\u0085",
        "/ibm/api;\u00c2\u0085",
        "/health/\u00c2\u0085",
        "/%69bm/api/%c2%85",
        "/%6detrics/%e2%80%a8"
      })
  void lineTerminatorHidesNoPage(String path) throws IOException {
    RawHttp.Answer answer = http.request("GET " + path + " HTTP/1.1", HOST);

    assertThat(answer.status()).isIn(400, 404);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
  }

  /** Their names hold hashes, and only names that look like theirs are let through. */
  @Test
  void openApiUiServesItsFiles() throws IOException {
    String page = http.request("GET /openapi/ui/ HTTP/1.1", HOST).body();
    List<String> files =
        Pattern.compile("(?:src|href)=\"([^\"]+)\"")
            .matcher(page)
            .results()
            .map(found -> found.group(1).replaceFirst("^\\./", ""))
            .toList();

    assertThat(files).hasSizeGreaterThan(2);
    for (String file : files) {
      assertThat(http.request("HEAD /openapi/ui/" + file + " HTTP/1.1", HOST).status())
          .as(file)
          .isEqualTo(200);
    }
  }
}
