package org.headgate.system.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.headgate.system.server.Headgate;

/** Which headers of an answer a browser application of another origin reads. */
public final class ExposedHeaders {

  /** Readable without being exposed (Fetch standard, 2.2.2). */
  private static final Set<String> SAFE =
      names(
          "Cache-Control, Content-Language, Content-Length, Content-Type, Expires, Last-Modified,"
              + " Pragma");

  /** For the browser, caches and proxies. */
  private static final Set<String> NOT_FOR_APPLICATIONS =
      names(
          "Accept-Encoding, Access-Control-Allow-Origin, Access-Control-Expose-Headers, Connection,"
              + " Content-Encoding, Date, Keep-Alive, Transfer-Encoding, Vary,"
              + " X-Content-Type-Options");

  private ExposedHeaders() {}

  /** The answer may be read, with all of its headers that are for applications. */
  public static void assertReadable(Response answer, int status, String... expected) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(Headgate.ORIGIN);
    Set<String> exposed = names(answer.header("Access-Control-Expose-Headers"));
    Set<String> sent = names("");
    answer.headers().asList().stream().map(Header::getName).forEach(sent::add);
    assertThat(sent).containsAll(List.of(expected));
    sent.removeAll(SAFE);
    sent.removeAll(NOT_FOR_APPLICATIONS);
    assertThat(exposed).containsAll(sent);
  }

  /** Compared without case. */
  private static Set<String> names(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
  }
}
