package org.headgate.pool.service.history;

import java.time.Instant;
import java.util.List;

/** Merges several rows into one: means and maxima of states, sums of counts, merged histograms. */
final class HistoryAggregator {

  private HistoryAggregator() {}

  /**
   * @param at when the new row begins
   * @param rows at least one
   */
  static HistoryRow merged(Instant at, List<HistoryRow> rows, RouteNames names) {
    float[] values = new float[HistoryColumns.COUNT];
    for (int index = 0; index < values.length; index++) {
      values[index] = (float) merged(rows, index);
    }
    HistoryDetails details = HistoryDetails.sum(rows.stream().map(row -> row.details(names)));
    return new HistoryRow(at, values, details.encoded(names));
  }

  /** Merges one figure of several rows. */
  static double merged(List<HistoryRow> rows, int index) {
    return switch (HistoryColumns.merge(index)) {
      case MEAN -> rows.stream().mapToDouble(row -> row.value(index)).average().orElse(0);
      case MOST -> rows.stream().mapToDouble(row -> row.value(index)).max().orElse(0);
      case SUM -> rows.stream().mapToDouble(row -> row.value(index)).sum();
    };
  }
}
