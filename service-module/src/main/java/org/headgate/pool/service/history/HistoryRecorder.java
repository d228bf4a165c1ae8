package org.headgate.pool.service.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.RefusalReason;
import org.headgate.pool.service.events.PoolSample;
import org.headgate.pool.service.events.PoolSampleListener;

/**
 * Records each second of the node in its memory, and keeps completed minutes until they are written
 * to the database.
 */
@ApplicationScoped
public class HistoryRecorder implements PoolSampleListener {

  /** Minutes waiting to be written: one day. */
  private static final int MAX_WAITING = 1440;

  @Inject GuardEventCounter eventCounter;
  @Inject NodeCounters node;

  private final InMemoryHistory memory = new InMemoryHistory();
  private final Map<PoolName, PoolSample> samples = new EnumMap<>(PoolName.class);
  private final Map<PoolName, Long> destroyed = new EnumMap<>(PoolName.class);
  private final Deque<HistoryRow> minutes = new ArrayDeque<>();
  private volatile int findings;

  InMemoryHistory memory() {
    return memory;
  }

  /** Sets the number of findings that harm requests, for the following rows. */
  public void setFindings(int harming) {
    findings = harming;
  }

  @Override
  public void sampled(PoolName pool, PoolSample sample) {
    samples.put(pool, sample);
  }

  @Override
  public void secondSampled(Instant at) {
    float[] values = new float[HistoryColumns.COUNT];
    List<Histogram> times = new ArrayList<>();
    for (PoolName pool : PoolName.values()) {
      Optional.ofNullable(samples.remove(pool)).ifPresent(sample -> write(values, pool, sample));
      times.addAll(writeTally(values, pool));
    }
    NodeCounters.Counted counted = node.read();
    counted.figures().forEach((name, count) -> set(values, Optional.empty(), name, count));
    set(values, Optional.empty(), "findings", findings);
    HistoryDetails details = new HistoryDetails(times, counted.routes());
    memory
        .add(
            new HistoryRow(
                at.truncatedTo(ChronoUnit.SECONDS), values, details.encoded(memory.names())))
        .ifPresent(this::addMinute);
  }

  private void write(float[] values, PoolName name, PoolSample sample) {
    Optional<PoolName> pool = Optional.of(name);
    set(values, pool, "max_size", sample.maxSize());
    set(values, pool, "size", sample.size());
    set(values, pool, "in_use", sample.inUse());
    set(values, pool, "in_use_most", sample.inUse());
    set(values, pool, "idle", sample.idle());
    set(values, pool, "waiting", sample.waiting());
    set(values, pool, "waiting_most", sample.waiting());
    Long previous = destroyed.put(name, sample.destroyed());
    set(
        values,
        pool,
        "destroyed",
        Math.max(0, sample.destroyed() - (previous == null ? 0 : previous)));
  }

  private List<Histogram> writeTally(float[] values, PoolName name) {
    Optional<PoolName> pool = Optional.of(name);
    PoolCounters counted = eventCounter.of(name);
    set(values, pool, "admitted", counted.takeAdmitted());
    set(values, pool, "faults", counted.takeFaults());
    for (RefusalReason reason : RefusalReason.values()) {
      set(values, pool, HistoryColumns.refused(reason), counted.takeRefused(reason));
    }
    return List.of(counted.takeWaits(), counted.takeHolds());
  }

  private static void set(float[] values, Optional<PoolName> pool, String series, long value) {
    values[HistoryColumns.indexOf(pool, series)] = (float) value;
  }

  private void addMinute(HistoryRow minute) {
    synchronized (minutes) {
      if (minutes.size() >= MAX_WAITING) {
        minutes.removeFirst();
      }
      minutes.addLast(minute);
    }
  }

  /** Completes the present minute, because the node stops. */
  void flush() {
    memory.flush().ifPresent(this::addMinute);
  }

  /** Minutes to be written, oldest first. */
  List<HistoryRow> waiting() {
    synchronized (minutes) {
      return List.copyOf(minutes);
    }
  }

  void markWritten(List<HistoryRow> rows) {
    synchronized (minutes) {
      minutes.removeAll(rows);
    }
  }
}
