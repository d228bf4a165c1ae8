package org.headgate.pool.service.history;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.Recorder;

/**
 * Durations from 50 microseconds to 60 s, precise to 6 %, in an HdrHistogram. Encoded as values and
 * counts, at about 2 bytes each, because HdrHistogram's own encoding begins with 40 bytes.
 */
final class CompactHistogram {

  private static final long MIN_MICROS = 50;
  private static final long MAX_MICROS = 60_000_000;
  private static final int DIGITS = 1;

  private CompactHistogram() {}

  static Histogram empty() {
    return new Histogram(MIN_MICROS, MAX_MICROS, DIGITS);
  }

  /** A recorder for concurrent writes. */
  static Recorder recorder() {
    return new Recorder(MIN_MICROS, MAX_MICROS, DIGITS);
  }

  /** Records a time; more than 60 s counts as 60 s. */
  static void record(Recorder recorder, Duration time) {
    recorder.recordValue(Math.max(0, Math.min(MAX_MICROS, time.toNanos() / 1000)));
  }

  static void write(ByteArrayOutputStream out, Histogram histogram) {
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    long previous = 0;
    int count = 0;
    for (HistogramIterationValue bucket : histogram.recordedValues()) {
      Varint.write(entries, bucket.getValueIteratedTo() - previous);
      Varint.write(entries, bucket.getCountAtValueIteratedTo());
      previous = bucket.getValueIteratedTo();
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

  /** Adds the next histogram to a sum. */
  static void addNext(Varint.Reader in, Histogram sum) {
    long entries = in.next();
    long value = 0;
    for (long entry = 0; entry < entries; entry++) {
      value += in.next();
      sum.recordValueWithCount(Math.min(value, MAX_MICROS), in.next());
    }
  }

  /** Skips the next histogram. */
  static void skip(Varint.Reader in) {
    long numbers = 2 * in.next();
    for (long number = 0; number < numbers; number++) {
      in.next();
    }
  }
}
