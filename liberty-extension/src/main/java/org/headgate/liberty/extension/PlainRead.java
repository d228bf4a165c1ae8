package org.headgate.liberty.extension;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Recognizes the requests that {@link ReadQueue} may keep: reads of the API without a body, in a
 * spelling that nothing in front of the application refuses. Log-in, administration and exports are
 * none of them, because no crowd of reads may delay them.
 */
final class PlainRead {

  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  /** The streams of HTTP/2 share a connection, and have an order of their own. */
  private static final Set<String> VERSIONS = Set.of("HTTP/1.1", "HTTP/1.0");

  private static final String API = "/api/v1/";
  private static final List<String> OTHERS =
      List.of("/api/v1/admin", "/api/v1/auth", "/api/v1/oauth");
  private static final String EXPORT = "/export";

  private static final String LENGTH = "Content-Length";
  private static final String NO_BODY = "0";

  /** The first tells of a body, the others of another protocol than a request and its answer. */
  private static final List<String> HEADERS_OF_OTHERS =
      List.of("Transfer-Encoding", "Upgrade", "Expect");

  private PlainRead() {}

  /**
   * @param header the value of a header; some clients send the length of a body that they do not
   *     have, as those of Java 17 do
   */
  static boolean matches(
      String method, String path, String version, Function<String, Optional<String>> header) {
    return METHODS.contains(method)
        && path.startsWith(API)
        && VERSIONS.contains(version)
        && OTHERS.stream().noneMatch(path::startsWith)
        && !path.contains(EXPORT)
        && !path.contains("//")
        && new RequestPath(path).isPlain()
        && header.apply(LENGTH).filter(length -> !length.equals(NO_BODY)).isEmpty()
        && HEADERS_OF_OTHERS.stream().allMatch(name -> header.apply(name).isEmpty());
  }
}
