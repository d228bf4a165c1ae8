package org.headgate.pool.api.statements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The statements that hold a pool's connections longest, and why they are slow.
 *
 * @param at when the server was asked, at most ten seconds ago
 * @param counted whether the server counts statements and our role may read it
 * @param note what to do where it does not
 * @param comparedWith the day that each statement is compared with; empty where there is none yet
 * @param items by total time, at most 20
 * @param advice most urgent first
 */
public record StatementReport(
    Instant at,
    boolean counted,
    Optional<String> note,
    Optional<LocalDate> comparedWith,
    List<StatementView> items,
    List<StatementAdvice> advice) {

  public StatementReport {
    items = List.copyOf(items);
    advice = List.copyOf(advice);
  }
}
