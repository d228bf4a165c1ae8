package org.headgate.pool.service.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.metrics.Metric;
import org.eclipse.microprofile.metrics.MetricFilter;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Timer;
import org.headgate.pool.service.history.HistoryDetails.RouteCount;

/**
 * The node's activity since the last call, read from the counters of the metrics: requests by
 * route, log-ins, executions.
 */
@ApplicationScoped
public class NodeCounters {

  private static final MetricFilter REQUESTS = named("headgate_http_requests");
  private static final MetricFilter LOG_INS = named("headgate_logins");
  private static final MetricFilter ATTEMPTS = named("headgate_schedules_attempts");

  @Inject MetricRegistry registry;

  private final Set<MetricID> knownMetrics = new HashSet<>();
  private final Map<MetricID, Long> counts = new HashMap<>();
  private final Map<MetricID, Duration> times = new HashMap<>();

  /**
   * Figures by their name in the history, and requests by route.
   *
   * @param figures those that are not zero
   */
  record Counted(Map<String, Long> figures, Map<String, RouteCount> routes) {

    Counted {
      figures = Map.copyOf(figures);
      routes = Map.copyOf(routes);
    }
  }

  synchronized Counted read() {
    Map<String, Long> figures = new TreeMap<>();
    Map<String, RouteCount> routes = new TreeMap<>();
    registry.getTimers(REQUESTS).forEach((id, timer) -> count(id, timer, figures, routes));
    registry
        .getCounters(LOG_INS)
        .forEach(
            (id, counter) ->
                add(
                    figures,
                    isTagged(id, "outcome", "accepted") ? "log_ins" : "log_ins_failed",
                    counted(id, counter::getCount)));
    registry
        .getCounters(ATTEMPTS)
        .forEach(
            (id, counter) -> {
              long ended = counted(id, counter::getCount);
              add(figures, "executions", ended);
              add(figures, "executions_failed", isFailure(id) ? ended : 0);
            });
    return new Counted(figures, routes);
  }

  private void count(
      MetricID id, Timer timer, Map<String, Long> figures, Map<String, RouteCount> routes) {
    long requests = counted(id, timer::getCount);
    if (requests == 0) {
      return;
    }
    Duration elapsed = timer.getElapsedTime();
    Duration previous = times.getOrDefault(id, Duration.ZERO);
    times.put(id, elapsed);
    long errors = isTagged(id, "status", "5xx") ? requests : 0;
    add(figures, "requests", requests);
    add(figures, "request_errors", errors);
    routes.merge(
        id.getTags().get("method") + " " + id.getTags().get("route"),
        new RouteCount(requests, errors, Math.max(0, elapsed.minus(previous).toMillis())),
        RouteCount::plus);
  }

  /**
   * Zero at the first call: a metric that is just being registered cannot be read yet. One second
   * later it is read from its beginning.
   */
  private long counted(MetricID id, LongSupplier count) {
    return knownMetrics.add(id) ? 0 : since(id, count.getAsLong());
  }

  private long since(MetricID id, long count) {
    Long previous = counts.put(id, count);
    return previous == null ? count : Math.max(0, count - previous);
  }

  private static void add(Map<String, Long> figures, String name, long count) {
    if (count > 0) {
      figures.merge(name, count, Long::sum);
    }
  }

  private static boolean isFailure(MetricID id) {
    return id.getTags().getOrDefault("end", "").matches("failed|retry|gone");
  }

  private static boolean isTagged(MetricID id, String tag, String value) {
    return value.equals(id.getTags().get(tag));
  }

  private static MetricFilter named(String name) {
    return new MetricFilter() {
      @Override
      public boolean matches(MetricID id, Metric metric) {
        return id.getName().equals(name);
      }
    };
  }
}
