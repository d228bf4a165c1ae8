package org.headgate.pool.persistence.statements;

import java.time.Instant;
import java.util.Optional;

/**
 * The server's statistics of one of our tables.
 *
 * @param name with its schema
 * @param rows the planner's estimate; below 0 where the table was never analyzed
 * @param live rows, as the statistics collector counted them
 * @param dead rows that wait for a vacuum
 * @param changed rows since the last analyze
 * @param isVacuumed whether autovacuum is on for it
 */
public record TableFigures(
    String name,
    long rows,
    long bytes,
    long live,
    long dead,
    long changed,
    Optional<Instant> analyzed,
    Optional<Instant> vacuumed,
    boolean isVacuumed) {

  /** The larger of the two row counts: one of them may be stale. */
  public long size() {
    return Math.max(rows, live);
  }
}
