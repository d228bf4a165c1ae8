package org.headgate.pool.service.history;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.headgate.pool.service.admission.RefusalReason;

/** Counts the events of one pool since the last read; many threads write, one reads. */
final class PoolCounters {

  private final Recorder waits = CompactHistogram.recorder();
  private final Recorder holds = CompactHistogram.recorder();
  private final LongAdder admitted = new LongAdder();
  private final LongAdder faults = new LongAdder();
  private final Map<RefusalReason, LongAdder> refused =
      Stream.of(RefusalReason.values())
          .collect(
              Collectors.toMap(
                  reason -> reason,
                  reason -> new LongAdder(),
                  (one, other) -> one,
                  () -> new EnumMap<>(RefusalReason.class)));

  void admitted(Duration waited) {
    admitted.increment();
    CompactHistogram.record(waits, waited);
  }

  void released(Duration held) {
    CompactHistogram.record(holds, held);
  }

  void refused(RefusalReason reason) {
    refused.get(reason).increment();
  }

  void faulted() {
    faults.increment();
  }

  /** Returns and resets the waits. */
  Histogram takeWaits() {
    return waits.getIntervalHistogram();
  }

  Histogram takeHolds() {
    return holds.getIntervalHistogram();
  }

  long takeAdmitted() {
    return admitted.sumThenReset();
  }

  long takeFaults() {
    return faults.sumThenReset();
  }

  long takeRefused(RefusalReason reason) {
    return refused.get(reason).sumThenReset();
  }
}
