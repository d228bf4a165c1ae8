package org.headgate.http.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/**
 * Measures API requests from arrival to response, waits included, as {@code
 * headgate_http_requests_seconds}. Series are by route and not by path, so that invented paths
 * create none. Streamed responses are not measured.
 */
public class HttpMetricsFilter extends HttpFilter {

  /** The request attribute with the route that serves it, such as /users/{id}. */
  public static final String ROUTE = HttpMetricsFilter.class.getName() + ".route";

  /** The request attribute with the wait in front of all filters, a duration; absent for none. */
  public static final String WAITED = HttpMetricsFilter.class.getName() + ".waited";

  /** The request attribute with the time that a complete response still waits, a duration. */
  public static final String WRITTEN_AFTER = HttpMetricsFilter.class.getName() + ".writtenAfter";

  private static final long serialVersionUID = 1L;
  private static final String BEGUN = HttpMetricsFilter.class.getName() + ".begun";
  private static final String NONE = "none";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Metadata REQUESTS =
      Metadata.builder()
          .withName("headgate_http_requests")
          .withDescription("Requests of the API, by route, method and class of status")
          .withUnit(MetricUnits.SECONDS)
          .build();

  private final transient Map<Series, Timer> timers = new ConcurrentHashMap<>();

  @Inject transient MetricRegistry registry;

  /** A time series of Prometheus. */
  private record Series(String route, String method, String status) {}

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getAttribute(BEGUN) == null) {
      request.setAttribute(BEGUN, System.nanoTime());
    }
    try {
      chain.doFilter(request, response);
    } finally {
      if (!request.isAsyncStarted() || request.getAttribute(WRITTEN_AFTER) != null) {
        measure(request, response);
      }
    }
  }

  private void measure(HttpServletRequest request, HttpServletResponse response) {
    String route =
        Optional.ofNullable((String) request.getAttribute(ROUTE))
            .orElseGet(() -> isRefused(response) ? RefusedRoute.of(RoutePath.of(request)) : NONE);
    String method = METHODS.contains(request.getMethod()) ? request.getMethod() : NONE;
    String status = response.getStatus() / 100 + "xx";
    Duration inFilters = Duration.ofNanos(System.nanoTime() - (Long) request.getAttribute(BEGUN));
    Duration took =
        inFilters.plus(duration(request, WAITED)).plus(duration(request, WRITTEN_AFTER));
    timers.computeIfAbsent(new Series(route, method, status), this::timer).update(took);
  }

  private static Duration duration(HttpServletRequest request, String attribute) {
    return request.getAttribute(attribute) instanceof Duration duration ? duration : Duration.ZERO;
  }

  /** A request that no resource has is answered with 4xx. */
  private static boolean isRefused(HttpServletResponse response) {
    return response.getStatus() / 100 == 5;
  }

  private Timer timer(Series series) {
    return registry.timer(
        REQUESTS,
        new Tag("route", series.route()),
        new Tag("method", series.method()),
        new Tag("status", series.status()));
  }
}
