package org.headgate.pool.service.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A ring of the latest rows of one resolution, each at the index of its time, where it replaces an
 * old one. Details have their own limit: the oldest rows lose theirs first, and keep their figures.
 * Not thread-safe.
 */
final class HistoryRing {

  private final long step;
  private final long detailLimit;
  private final HistoryRow[] rows;
  private long newest = Long.MIN_VALUE;
  private long firstWithDetails = Long.MIN_VALUE;
  private long detailBytes;

  /**
   * @param step the step of a row, whole seconds
   * @param span how far it reaches back
   * @param detailLimit bytes
   */
  HistoryRing(Duration step, Duration span, long detailLimit) {
    this.step = step.toSeconds();
    this.detailLimit = detailLimit;
    this.rows = new HistoryRow[Math.toIntExact(span.dividedBy(step))];
  }

  long step() {
    return step;
  }

  /**
   * Stores the latest row. If the clock was put back by more than the ring's span, rows of later
   * times are dropped: nothing would be stored until the clock has caught up with them.
   */
  void put(HistoryRow row) {
    long slot = slot(row.second());
    if (isTooOld(slot)) {
      dropAfter(slot);
    }
    store(row);
  }

  private boolean isTooOld(long slot) {
    return newest != Long.MIN_VALUE && slot <= newest - rows.length;
  }

  private void dropAfter(long slot) {
    for (int index = 0; index < rows.length; index++) {
      HistoryRow row = rows[index];
      if (row != null && slot(row.second()) > slot) {
        detailBytes -= row.detailBytes();
        rows[index] = null;
      }
    }
    newest = slot;
    firstWithDetails = Math.min(firstWithDetails, slot);
  }

  /** Stores a row of an earlier time, in any order; rows that are too old are ignored. */
  void restore(HistoryRow row) {
    if (!isTooOld(slot(row.second()))) {
      store(row);
    }
  }

  private void store(HistoryRow row) {
    long slot = slot(row.second());
    newest = Math.max(newest, slot);
    HistoryRow kept = slot < firstWithDetails ? row.withoutDetails() : row;
    int index = indexOf(slot);
    if (rows[index] != null) {
      detailBytes -= rows[index].detailBytes();
    }
    rows[index] = kept;
    detailBytes += kept.detailBytes();
    dropDetails();
  }

  private void dropDetails() {
    long oldest = newest - rows.length + 1;
    for (long slot = Math.max(oldest, firstWithDetails);
        detailBytes > detailLimit && slot <= newest;
        slot++) {
      HistoryRow row = rows[indexOf(slot)];
      if (row != null && slot(row.second()) == slot) {
        detailBytes -= row.detailBytes();
        rows[indexOf(slot)] = row.withoutDetails();
      }
      firstWithDetails = slot + 1;
    }
  }

  /** Rows from {@code from} until before {@code to}, oldest first. */
  List<HistoryRow> between(Instant from, Instant to) {
    List<HistoryRow> found = new ArrayList<>();
    if (newest == Long.MIN_VALUE) {
      return found;
    }
    long first = Math.max(slot(from.getEpochSecond()), newest - rows.length + 1);
    long last = Math.min(slot(to.getEpochSecond() + step - 1) - 1, newest);
    for (long slot = first; slot <= last; slot++) {
      HistoryRow row = rows[indexOf(slot)];
      if (row != null && slot(row.second()) == slot && isWithin(row, from, to)) {
        found.add(row);
      }
    }
    return found;
  }

  private static boolean isWithin(HistoryRow row, Instant from, Instant to) {
    return row.second() >= from.getEpochSecond() && row.at().isBefore(to);
  }

  /** The maximum size in bytes. */
  long maxBytes() {
    return rows.length * (long) (HistoryRow.fixedBytes() + Integer.BYTES) + detailLimit;
  }

  /** The present size of the details in bytes. */
  long detailBytes() {
    return detailBytes;
  }

  private long slot(long second) {
    return Math.floorDiv(second, step);
  }

  private int indexOf(long slot) {
    return (int) Math.floorMod(slot, (long) rows.length);
  }
}
