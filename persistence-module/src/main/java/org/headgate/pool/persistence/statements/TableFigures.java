package org.headgate.pool.persistence.statements;

import java.time.Instant;
import java.util.Optional;

/**
 * What the server knows of one of our tables.
 *
 * @param name with its schema
 * @param rows as the planner believes; below 0 where nobody ever counted
 * @param live rows, as the statistics collector counted them
 * @param dead rows that wait for a vacuum
 * @param changed rows since the statistics were made
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

  /** The larger of both counts: one of them may be old. */
  public long size() {
    return Math.max(rows, live);
  }
}
