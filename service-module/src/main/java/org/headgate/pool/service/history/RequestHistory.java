package org.headgate.pool.service.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.headgate.pool.service.history.HistoryDetails.RouteCount;

/** The recent requests of this node, and how many failed by server errors. */
@ApplicationScoped
public class RequestHistory {

  /** Windows up to this length are read in rows of ten seconds, longer ones in minutes. */
  private static final Duration MAX_FINE_WINDOW = Duration.ofMinutes(30);

  @Inject HistoryRecorder recorder;
  @Inject Clock clock;

  /**
   * The requests in a window.
   *
   * @param failed those that were answered with 5xx
   */
  public record RequestCount(long requests, long failed) {}

  /**
   * Counts the requests of some routes.
   *
   * @param route takes method and route, such as {@code GET /users/me}
   * @param window up to now
   */
  public RequestCount within(Duration window, Predicate<String> route) {
    InMemoryHistory memory = recorder.memory();
    Instant now = clock.instant();
    Duration step =
        window.compareTo(MAX_FINE_WINDOW) <= 0 ? Duration.ofSeconds(10) : Duration.ofMinutes(1);
    RouteCount sum =
        memory.between(now.minus(window), now, step).stream()
            .flatMap(row -> row.details(memory.names()).routes().entrySet().stream())
            .filter(counted -> route.test(counted.getKey()))
            .map(counted -> counted.getValue())
            .reduce(RouteCount.NONE, RouteCount::plus);
    return new RequestCount(sum.requests(), sum.errors());
  }
}
