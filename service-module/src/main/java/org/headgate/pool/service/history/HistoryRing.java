package org.headgate.pool.service.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The latest rows of one resolution, each at the place that its time says: a row of a later round
 * takes the place of one that is too old. Details have a limit of their own; the oldest rows lose
 * theirs first, and keep their figures. For one thread at a time.
 */
final class HistoryRing {

  private final long step;
  private final long detailLimit;
  private final HistoryRow[] rows;
  private long newest = Long.MIN_VALUE;
  private long firstWithDetails = Long.MIN_VALUE;
  private long detailBytes;

  /**
   * @param step of a row, whole seconds
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

  /** Puts a row in its place, in any order; one that is too old is left out. */
  void put(HistoryRow row) {
    long slot = slot(row.second());
    if (newest != Long.MIN_VALUE && slot <= newest - rows.length) {
      return;
    }
    newest = Math.max(newest, slot);
    HistoryRow kept = slot < firstWithDetails ? row.withoutDetails() : row;
    int place = place(slot);
    if (rows[place] != null) {
      detailBytes -= rows[place].detailBytes();
    }
    rows[place] = kept;
    detailBytes += kept.detailBytes();
    dropDetails();
  }

  private void dropDetails() {
    long oldest = newest - rows.length + 1;
    for (long slot = Math.max(oldest, firstWithDetails);
        detailBytes > detailLimit && slot <= newest;
        slot++) {
      HistoryRow row = rows[place(slot)];
      if (row != null && slot(row.second()) == slot) {
        detailBytes -= row.detailBytes();
        rows[place(slot)] = row.withoutDetails();
      }
      firstWithDetails = slot + 1;
    }
  }

  /** In the order of time, {@code to} not among them. */
  List<HistoryRow> between(Instant from, Instant to) {
    List<HistoryRow> found = new ArrayList<>();
    if (newest == Long.MIN_VALUE) {
      return found;
    }
    long first = Math.max(slot(from.getEpochSecond()), newest - rows.length + 1);
    long last = Math.min(slot(to.getEpochSecond() + step - 1) - 1, newest);
    for (long slot = first; slot <= last; slot++) {
      HistoryRow row = rows[place(slot)];
      if (row != null && slot(row.second()) == slot && isWithin(row, from, to)) {
        found.add(row);
      }
    }
    return found;
  }

  private static boolean isWithin(HistoryRow row, Instant from, Instant to) {
    return row.second() >= from.getEpochSecond() && row.at().isBefore(to);
  }

  /** Of memory, when it is full: what it never exceeds. */
  long mostBytes() {
    return rows.length * (long) (HistoryRow.fixedBytes() + Integer.BYTES) + detailLimit;
  }

  /** Of the details it holds now. */
  long detailBytes() {
    return detailBytes;
  }

  private long slot(long second) {
    return Math.floorDiv(second, step);
  }

  private int place(long slot) {
    return (int) Math.floorMod(slot, (long) rows.length);
  }
}
