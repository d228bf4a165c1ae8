package org.headgate.pool.service.history;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.RefusalReason;
import org.headgate.pool.service.history.HistoryColumns.Merge;
import org.headgate.pool.service.history.HistoryDetails.RouteCount;

/**
 * A figure that can be queried: the mean or maximum of a state, the rate of a count per second, or
 * a percentile of times in milliseconds.
 *
 * @param unit for people
 * @param read computes a value from the rows of one step, which are at least one; empty where it
 *     has none
 */
record HistoryFigure(String unit, Function<Rows, OptionalDouble> read) {

  static final String ROUTE = "route:";

  private static final double MICROS = 1000.0;
  private static final double MAX = 100.0;
  private static final Set<String> PERCENTILES = Set.of("p50", "p95", "p99", "max");

  /**
   * The rows of one step.
   *
   * @param seconds length of each row
   */
  record Rows(List<HistoryRow> all, long seconds, RouteNames names) {
    Rows {
      all = List.copyOf(all);
    }

    private double rate(double count) {
      return count / (seconds * all.size());
    }
  }

  /** The figure with this name; empty where there is none. */
  static Optional<HistoryFigure> of(Optional<PoolName> pool, String series) {
    if (pool.isEmpty() && series.startsWith(ROUTE)) {
      return Optional.of(route(series.substring(ROUTE.length())));
    }
    if (pool.isPresent() && series.equals("refused")) {
      return Optional.of(refused(pool.get()));
    }
    if (pool.isPresent() && series.equals("timeouts")) {
      return of(pool, HistoryColumns.refused(RefusalReason.DEADLINE));
    }
    return HistoryColumns.find(HistoryColumns.name(pool, series))
        .map(index -> column(index, pool))
        .or(() -> pool.flatMap(name -> percentile(name, series)));
  }

  private static HistoryFigure column(int index, Optional<PoolName> pool) {
    if (HistoryColumns.merge(index) != Merge.SUM) {
      return new HistoryFigure(
          pool.isPresent() ? "connections or calls" : "findings",
          rows -> OptionalDouble.of(HistoryAggregator.merged(rows.all(), index)));
    }
    return new HistoryFigure(
        "a second",
        rows -> OptionalDouble.of(rows.rate(HistoryAggregator.merged(rows.all(), index))));
  }

  private static HistoryFigure refused(PoolName pool) {
    return new HistoryFigure(
        "a second",
        rows -> {
          double sum = 0;
          for (RefusalReason reason : RefusalReason.values()) {
            int index = HistoryColumns.indexOf(Optional.of(pool), HistoryColumns.refused(reason));
            sum += HistoryAggregator.merged(rows.all(), index);
          }
          return OptionalDouble.of(rows.rate(sum));
        });
  }

  private static HistoryFigure route(String route) {
    return new HistoryFigure(
        "a second",
        rows ->
            OptionalDouble.of(
                rows.rate(
                    rows.all().stream()
                        .map(row -> row.details(rows.names()).routes().get(route))
                        .flatMap(count -> Optional.ofNullable(count).stream())
                        .mapToDouble(RouteCount::requests)
                        .sum())));
  }

  private static Optional<HistoryFigure> percentile(PoolName pool, String series) {
    int cut = series.indexOf('_');
    String kind = series.substring(0, Math.max(0, cut));
    String percentile = series.substring(cut + 1);
    if (!Set.of("wait", "hold").contains(kind) || !PERCENTILES.contains(percentile)) {
      return Optional.empty();
    }
    int histogram =
        kind.equals("wait") ? HistoryDetails.indexOfWaits(pool) : HistoryDetails.indexOfHolds(pool);
    double percent = percentile.equals("max") ? MAX : Double.parseDouble(percentile.substring(1));
    return Optional.of(
        new HistoryFigure(
            "milliseconds",
            rows -> {
              Histogram all = CompactHistogram.empty();
              rows.all().forEach(row -> row.addTimes(histogram, all));
              return all.getTotalCount() == 0
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(all.getValueAtPercentile(percent) / MICROS);
            }));
  }
}
