package org.headgate.pool.api.history;

import java.time.Instant;
import java.util.List;

/**
 * Measurements between two instants.
 *
 * @param stepSeconds the length of each step
 * @param items a series for each figure and node
 * @param marks events in this time, oldest first
 */
public record History(
    Instant from, Instant to, int stepSeconds, List<HistorySeries> items, List<HistoryMark> marks) {

  public History {
    items = List.copyOf(items);
    marks = List.copyOf(marks);
  }
}
