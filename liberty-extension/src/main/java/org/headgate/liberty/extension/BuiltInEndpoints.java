package org.headgate.liberty.extension;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pages beside the application: MicroProfile's health, metrics and OpenAPI, and Liberty's own
 * REST API. They answer unknown requests in their own form, accept any method, and redirect to the
 * host in the caller's header; so only valid requests reach them.
 */
final class BuiltInEndpoints {

  private static final List<String> READING = List.of("GET", "HEAD");
  private static final String PROBE = "health";
  private static final Pattern PAGE =
      Pattern.compile("/(" + PROBE + "|metrics|openapi)(/.*)?", Pattern.DOTALL);

  /** Part of the metrics feature; it redirects to HTTPS on the host of the request. */
  private static final Pattern LIBERTY = Pattern.compile("/ibm/api(?:[/;].*)?", Pattern.DOTALL);

  /** The last four are web modules of the application, with and without a slash. */
  private static final Set<String> PROBES =
      Set.of(
          "",
          "/",
          "/live",
          "/ready",
          "/started",
          "/detailed",
          "/detailed/",
          "/db-pool",
          "/db-pool/");

  private static final Pattern EXPLORER =
      Pattern.compile(
          "/ui(?:/(?:index\\.html|oauth2-redirect\\.(?:html|js)|favicon-\\d+x\\d+\\.png"
              + "|css/[a-z]+-header\\.css|liberty-swagger-ui-(?:bundle-)?[0-9a-f]+\\.(?:css|js))?)?");

  private static final Set<String> SCOPES = Set.of("base", "vendor", "application");
  private static final Set<String> METRICS_TYPES =
      Set.of("*/*", "text/*", "text/plain", "application/openmetrics-text");
  private static final Pattern RULED_OUT =
      Pattern.compile(".*;\\s*q\\s*=\\s*0(?:\\.0*)?\\s*(?:;.*)?", Pattern.DOTALL);

  private BuiltInEndpoints() {}

  /**
   * Checks a request for one of these pages.
   *
   * @param query empty when there is none
   * @param header the value of a header, empty when it was not sent
   * @return empty for a valid request, or one for something else
   */
  static Optional<Refusal> refusal(
      String method, String path, String query, Function<String, Optional<String>> header) {
    // Nearly all requests: no spelling of a page begins like that.
    if (path.startsWith("/api/") && new RequestPath(path).isPlain()) {
      return Optional.empty();
    }
    String plain = withSingleSlashes(path);
    Matcher page = PAGE.matcher(plain);
    if (page.matches()) {
      return refusal(
          method,
          page.group(1),
          Optional.ofNullable(page.group(2)).orElse(""),
          new RequestQuery(query),
          header);
    }
    return LIBERTY.matcher(plain).matches() || isDisguised(plain)
        ? Optional.of(Refusal.notFound())
        : Optional.empty();
  }

  /**
   * Whether the request is HEAD for the metrics, which the server has no answer to. It is meant for
   * requests that are not refused.
   */
  static boolean isHeadOfMetrics(String method, String path) {
    if (!method.equals("HEAD")) {
      return false;
    }
    Matcher page = PAGE.matcher(withSingleSlashes(path));
    return page.matches() && page.group(1).equals("metrics");
  }

  /**
   * The document that a request is for, "metrics" or "openapi"; empty for everything else, the
   * small answers of the probes too.
   */
  static Optional<String> document(String path) {
    if (path.startsWith("/api/")) {
      return Optional.empty();
    }
    return Optional.of(PAGE.matcher(withSingleSlashes(path)))
        .filter(Matcher::matches)
        .map(page -> page.group(1))
        .filter(page -> !page.equals(PROBE));
  }

  private static String withSingleSlashes(String path) {
    return path.contains("//") ? path.replaceAll("/{2,}", "/") : path;
  }

  /** Whether the server would find one of its pages by another spelling than the page's own. */
  private static boolean isDisguised(String path) {
    String normalized = new DirectoryPath(path).normalized();
    return PAGE.matcher(normalized).matches() || LIBERTY.matcher(normalized).matches();
  }

  private static Optional<Refusal> refusal(
      String method,
      String page,
      String rest,
      RequestQuery query,
      Function<String, Optional<String>> header) {
    boolean isMetrics = page.equals("metrics");
    if (!query.isReadable()) {
      return Optional.of(Refusal.invalidRequest("query", "must be a query of a URI (RFC 3986)"));
    }
    if (isMetrics && !query.values("name").isEmpty()) {
      return Optional.of(Refusal.notFound("Metrics are not selected by name; leave out name"));
    }
    if (!isThere(page, rest) || (isMetrics && !SCOPES.containsAll(query.values("scope")))) {
      return Optional.of(Refusal.notFound());
    }
    if (!READING.contains(method)) {
      return Optional.of(Refusal.methodNotAllowed(String.join(", ", READING)));
    }
    return isMetrics && !header.apply("Accept").map(BuiltInEndpoints::readsMetrics).orElse(true)
        ? Optional.of(Refusal.notAcceptable())
        : Optional.empty();
  }

  private static boolean isThere(String page, String rest) {
    return switch (page) {
      case PROBE -> PROBES.contains(rest);
      case "metrics" -> Set.of("", "/").contains(rest);
      default -> rest.isEmpty() || rest.equals("/") || EXPLORER.matcher(rest).matches();
    };
  }

  /** Liberty takes an empty header as accepting nothing. */
  private static boolean readsMetrics(String accept) {
    return Arrays.stream(accept.toLowerCase(Locale.ROOT).split(",", -1))
        .filter(range -> !RULED_OUT.matcher(range).matches())
        .map(range -> range.split(";", 2)[0].strip())
        .anyMatch(METRICS_TYPES::contains);
  }
}
