package org.headgate.liberty.extension;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

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

  /** The first two tell of a body, the others of another protocol than a request and its answer. */
  private static final List<String> HEADERS_OF_OTHERS =
      List.of("Content-Length", "Transfer-Encoding", "Upgrade", "Expect");

  private PlainRead() {}

  /**
   * @param hasHeader whether a header was sent
   */
  static boolean matches(String method, String path, String version, Predicate<String> hasHeader) {
    return METHODS.contains(method)
        && path.startsWith(API)
        && VERSIONS.contains(version)
        && OTHERS.stream().noneMatch(path::startsWith)
        && !path.contains(EXPORT)
        && !path.contains("//")
        && new RequestPath(path).isPlain()
        && HEADERS_OF_OTHERS.stream().noneMatch(hasHeader);
  }
}
