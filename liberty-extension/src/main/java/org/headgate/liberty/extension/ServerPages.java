package org.headgate.liberty.extension;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands on the server beside the application: MicroProfile's probes, metrics and document of
 * the API. They answer in forms of their own whatever they do not know, and take any method; so
 * only what they know is let through to them.
 */
final class ServerPages {

  private static final String READING = "GET, HEAD";
  private static final Pattern PAGE = Pattern.compile("/(health|metrics|openapi)(/.*)?");
  private static final Set<String> PROBES = Set.of("", "/", "/live", "/ready", "/started");

  /** Web modules of the application, which refuse for themselves. */
  private static final Pattern REPORTS = Pattern.compile("/(?:detailed|db-pool)(?:/.*)?");

  private static final Pattern SCOPE = Pattern.compile("(?:^|&)scope=([^&]*)");
  private static final Set<String> SCOPES = Set.of("base", "vendor", "application");
  private static final List<String> METRICS_TYPES =
      List.of("text/plain", "application/openmetrics-text");

  private ServerPages() {}

  /**
   * Judges a request for one of those pages.
   *
   * @param query empty when there is none
   * @param header the value of a header, empty when it was not sent
   * @return empty for a request that is answered well, or is for something else
   */
  static Optional<Refusal> refusal(
      String method, String path, String query, Function<String, Optional<String>> header) {
    Matcher page = PAGE.matcher(path.contains("//") ? path.replaceAll("/{2,}", "/") : path);
    if (!page.matches()) {
      return Optional.empty();
    }
    String rest = page.group(2) == null ? "" : page.group(2);
    boolean isThere =
        switch (page.group(1)) {
          case "health" -> PROBES.contains(rest) || REPORTS.matcher(rest).matches();
          case "metrics" -> Set.of("", "/").contains(rest) && isKnownScope(query);
          default -> rest.isEmpty() || rest.equals("/") || rest.matches("/ui(?:/.*)?");
        };
    if (!isThere) {
      return Optional.of(Refusal.notFound());
    }
    if (!Set.of(READING.split(", ")).contains(method)) {
      return Optional.of(Refusal.methodNotAllowed(READING));
    }
    return page.group(1).equals("metrics")
            && !header.apply("Accept").map(ServerPages::readsMetrics).orElse(true)
        ? Optional.of(Refusal.notAcceptable())
        : Optional.empty();
  }

  private static boolean isKnownScope(String query) {
    Matcher scope = SCOPE.matcher(query);
    return !scope.find() || SCOPES.contains(scope.group(1));
  }

  private static boolean readsMetrics(String accept) {
    String wanted = accept.toLowerCase(Locale.ROOT);
    return wanted.isBlank()
        || wanted.contains("*/*")
        || wanted.contains("text/*")
        || METRICS_TYPES.stream().anyMatch(wanted::contains);
  }
}
