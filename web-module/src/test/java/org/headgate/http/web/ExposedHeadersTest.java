package org.headgate.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.headgate.config.settings.HttpSettings;
import org.junit.jupiter.api.Test;

/** Each header that sources of this module set is exposed, or not for applications. */
class ExposedHeadersTest {

  private static final Pattern SET =
      Pattern.compile(
          "\\b(?:header|setHeader|addHeader|putSingle|add|put)\\(\\s*"
              + "(?:HttpHeaders\\.([A-Z_]+)|\"([A-Z][A-Za-z-]+)\")");

  /** For the browser, caches and proxies, of requests, or readable without being exposed. */
  private static final List<String> NOT_EXPOSED =
      List.of(
          "Accept-Encoding",
          "Accept-Language",
          "Cache-Control",
          "Connection",
          "Content-Encoding",
          "Content-Security-Policy",
          "Content-Type",
          "Pragma",
          "Referrer-Policy",
          "Vary",
          "X-Content-Type-Options");

  @Test
  void everyResponseHeaderIsExposedOrListedAsInternal() throws IOException {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> headersSetIn(file).stream())
          .forEach(set::add);
    }
    NOT_EXPOSED.forEach(set::remove);

    assertThat(set).isNotEmpty();
    assertThat(Arrays.asList(HttpSettings.EXPOSED_HEADERS.split(", ", -1))).containsAll(set);
  }

  private static List<String> headersSetIn(Path file) {
    try {
      return SET.matcher(Files.readString(file))
          .results()
          .map(found -> found.group(2) == null ? constant(found.group(1)) : found.group(2))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String constant(String name) {
    try {
      return (String) HttpHeaders.class.getField(name).get(null);
    } catch (ReflectiveOperationException noConstant) {
      throw new IllegalStateException(noConstant);
    }
  }
}
