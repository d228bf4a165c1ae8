package org.headgate.liberty.extension;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The CORS headers of a refusal (Fetch standard, 3.2). The application's filter adds them to every
 * response of its own; without them, a browser application cannot read why its request was refused
 * here. Both values are set by the agent before the server starts.
 *
 * @param origins those of {@code CORS_ORIGINS}, as browsers send them
 * @param exposed the headers that applications may read, separated by commas
 */
record CorsHeaders(Set<String> origins, String exposed) {

  CorsHeaders {
    origins = Set.copyOf(origins);
  }

  /** The headers of this server. */
  static CorsHeaders ofThisServer() {
    return new CorsHeaders(
        Arrays.stream(System.getProperty("HEADGATE_CORS_ORIGINS", "").split(",", -1))
            .filter(origin -> !origin.isEmpty())
            .collect(Collectors.toSet()),
        System.getProperty("HEADGATE_CORS_EXPOSED_HEADERS", ""));
  }

  /**
   * @param sent the values of the header {@code Origin}
   */
  Map<String, String> answer(List<String> sent) {
    Map<String, String> headers = new TreeMap<>();
    if (!origins.isEmpty()) {
      headers.put("Vary", "Origin");
    }
    if (sent.size() == 1 && origins.contains(sent.get(0))) {
      headers.put("Access-Control-Allow-Origin", sent.get(0));
      headers.put("Access-Control-Expose-Headers", exposed);
    }
    return headers;
  }
}
