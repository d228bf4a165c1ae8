package org.headgate.pool.api.history;

import java.time.Instant;
import java.util.List;

/**
 * What was measured between two instants.
 *
 * @param stepSeconds how long each point stands for
 * @param items a series for each figure and node
 * @param marks what happened meanwhile, in the order of time
 */
public record History(
    Instant from, Instant to, int stepSeconds, List<HistorySeries> items, List<HistoryMark> marks) {

  public History {
    items = List.copyOf(items);
    marks = List.copyOf(marks);
  }
}
