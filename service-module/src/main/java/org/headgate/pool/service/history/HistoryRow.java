package org.headgate.pool.service.history;

import java.time.Instant;
import org.HdrHistogram.Histogram;

/** The measurements of one second, ten seconds or a minute. Immutable. */
final class HistoryRow {

  /** The size of a row's objects without figures and details, on a 64-bit machine. */
  private static final int OVERHEAD = 88;

  private static final byte[] NO_DETAILS = new byte[0];

  private final long second;
  private final float[] values;
  private final byte[] details;

  /**
   * @param at when it began
   * @param values in the order of {@link HistoryColumns}
   * @param details as {@link HistoryDetails} encodes them
   */
  HistoryRow(Instant at, float[] values, byte[] details) {
    this.second = at.getEpochSecond();
    this.values = values.clone();
    this.details = details.clone();
  }

  private HistoryRow(HistoryRow of) {
    this.second = of.second;
    this.values = of.values;
    this.details = NO_DETAILS;
  }

  Instant at() {
    return Instant.ofEpochSecond(second);
  }

  /** Seconds since 1970. */
  long second() {
    return second;
  }

  float value(int index) {
    return values[index];
  }

  HistoryDetails details(RouteNames names) {
    return HistoryDetails.decoded(details, names);
  }

  /** Adds the histogram with this index to a sum. */
  void addTimes(int histogram, Histogram sum) {
    HistoryDetails.addTimes(details, histogram, sum);
  }

  HistoryRow withoutDetails() {
    return new HistoryRow(this);
  }

  int detailBytes() {
    return details.length;
  }

  /** Its size in bytes without details. */
  static int fixedBytes() {
    return OVERHEAD + Float.BYTES * HistoryColumns.COUNT;
  }
}
