package org.headgate.pool.service.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.history.HistoryDetails.RouteCount;

/** Rows for tests: each with one figure of each way of merging. */
final class Rows {

  static final Optional<PoolName> PLATFORM = Optional.of(PoolName.PLATFORM);
  static final int IN_USE = HistoryColumns.indexOf(PLATFORM, "in_use");
  static final int IN_USE_MOST = HistoryColumns.indexOf(PLATFORM, "in_use_most");
  static final int ADMITTED = HistoryColumns.indexOf(PLATFORM, "admitted");

  private Rows() {}

  /** With so many connections in use and admitted calls, each of which waited so long. */
  static HistoryRow of(Instant at, int count, long waitedMicros, RouteNames names) {
    float[] values = new float[HistoryColumns.COUNT];
    values[IN_USE] = count;
    values[IN_USE_MOST] = count;
    values[ADMITTED] = count;
    List<Histogram> times =
        Stream.generate(CompactHistogram::empty).limit(HistoryDetails.HISTOGRAMS).toList();
    times
        .get(HistoryDetails.indexOfWaits(PoolName.PLATFORM))
        .recordValueWithCount(waitedMicros, count);
    HistoryDetails details =
        new HistoryDetails(times, Map.of("GET /users/me", new RouteCount(count, 1, 10)));
    return new HistoryRow(at, values, details.encoded(names));
  }
}
