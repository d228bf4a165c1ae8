package org.headgate.pool.api.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One figure of one node over time.
 *
 * @param pool null for a figure of the whole node
 * @param series its name, as it was asked for
 * @param unit connections, calls, requests, milliseconds; "a second" for rates
 * @param points in the order of time; steps of which nothing is known are left out
 */
public record HistorySeries(
    String node, Optional<String> pool, String series, String unit, List<Point> points) {

  public HistorySeries {
    points = List.copyOf(points);
  }

  /** The same with the points of a later time behind its own. */
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
