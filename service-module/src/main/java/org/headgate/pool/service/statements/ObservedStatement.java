package org.headgate.pool.service.statements;

import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.sources.StatementSource;
import org.headgate.pool.persistence.statements.StatementFigures;
import org.headgate.pool.persistence.statements.StatementSnapshot;

/**
 * A statement of ours as observed.
 *
 * @param pool that usually sends it
 * @param plan the present one
 * @param planNote why there is none
 * @param before figures of an earlier day
 */
record ObservedStatement(
    StatementFigures figures,
    PoolName pool,
    Optional<StatementSource> source,
    Optional<QueryPlan> plan,
    Optional<String> planNote,
    Optional<StatementSnapshot> before) {

  ObservedStatement planned(QueryPlan found) {
    return new ObservedStatement(
        figures, pool, source, Optional.of(found), Optional.empty(), before);
  }

  ObservedStatement unplanned(String note) {
    return new ObservedStatement(
        figures, pool, source, Optional.empty(), Optional.of(note), before);
  }

  /** Its name in a sentence. */
  String name() {
    return source.map(StatementSource::method).orElse("a statement of ours");
  }

  String id() {
    return Long.toString(figures.id());
  }

  /** The number of calls since the earlier day; of all calls where there is none. */
  long callsSince() {
    return isContinued() ? figures.calls() - before.orElseThrow().calls() : figures.calls();
  }

  /** Mean of the calls since the earlier day, in milliseconds; of all where there is none. */
  double meanSince() {
    if (!isContinued() || callsSince() == 0) {
      return figures.meanMillis();
    }
    return (figures.totalMillis() - before.orElseThrow().totalMillis()) / callsSince();
  }

  boolean isPlannedOtherwise() {
    Optional<String> then = before.flatMap(StatementSnapshot::planHash);
    return plan.isPresent() && then.isPresent() && !then.get().equals(plan.get().hash());
  }

  /** Whether it takes at least twice as long as before, and more than a moment. */
  boolean isSlower() {
    return before.isPresent()
        && callsSince() > 0
        && meanSince() >= 1
        && meanSince() >= 2 * before.get().meanMillis();
  }

  /** The server's counters may have been reset in between. */
  private boolean isContinued() {
    return before.filter(then -> then.calls() <= figures.calls()).isPresent();
  }
}
