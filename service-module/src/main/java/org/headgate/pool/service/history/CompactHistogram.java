package org.headgate.pool.service.history;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.Recorder;

/**
 * Times from 50 microseconds to 60 s, exact to 6 %, in an HdrHistogram. Kept as the values that
 * occurred and how often: some 2 bytes each, where HdrHistogram's own form begins with 40.
 */
final class CompactHistogram {

  private static final long LEAST_MICROS = 50;
  private static final long MOST_MICROS = 60_000_000;
  private static final int DIGITS = 1;

  private CompactHistogram() {}

  static Histogram empty() {
    return new Histogram(LEAST_MICROS, MOST_MICROS, DIGITS);
  }

  /** One that many threads write to. */
  static Recorder recorder() {
    return new Recorder(LEAST_MICROS, MOST_MICROS, DIGITS);
  }

  /** What is longer than 60 s counts as 60 s. */
  static void record(Recorder recorder, Duration time) {
    recorder.recordValue(Math.max(0, Math.min(MOST_MICROS, time.toNanos() / 1000)));
  }

  static void write(ByteArrayOutputStream out, Histogram histogram) {
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    long before = 0;
    int count = 0;
    for (HistogramIterationValue each : histogram.recordedValues()) {
      Varint.write(entries, each.getValueIteratedTo() - before);
      Varint.write(entries, each.getCountAtValueIteratedTo());
      before = each.getValueIteratedTo();
      count++;
    }
    Varint.write(out, count);
    out.writeBytes(entries.toByteArray());
  }

  static Histogram read(Varint.Reader in) {
    Histogram histogram = empty();
    addNext(in, histogram);
    return histogram;
  }

  /** Adds the next one to a sum. */
  static void addNext(Varint.Reader in, Histogram sum) {
    long entries = in.next();
    long value = 0;
    for (long entry = 0; entry < entries; entry++) {
      value += in.next();
      sum.recordValueWithCount(Math.min(value, MOST_MICROS), in.next());
    }
  }

  /** Passes over the next one. */
  static void skip(Varint.Reader in) {
    long numbers = 2 * in.next();
    for (long number = 0; number < numbers; number++) {
      in.next();
    }
  }
}
