package org.headgate.pool.api.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One figure of one node over time.
 *
 * @param pool empty for a figure of the whole node
 * @param series its name, as it was asked for
 * @param unit connections, calls, requests, milliseconds; "a second" for rates
 * @param points oldest first; steps without data are left out
 */
public record HistorySeries(
    String node, Optional<String> pool, String series, String unit, List<Point> points) {

  public HistorySeries {
    points = List.copyOf(points);
  }

  /** This series with the points of a later one appended. */
  public HistorySeries followedBy(HistorySeries later) {
    return new HistorySeries(
        node, pool, series, unit, Stream.of(points, later.points).flatMap(List::stream).toList());
  }

  /**
   * One step.
   *
   * @param at when it began
   * @param value the mean of a state, the rate of a count, or a percentile
   */
  @Schema(name = "HistoryPoint")
  public record Point(Instant at, double value) {}
}
