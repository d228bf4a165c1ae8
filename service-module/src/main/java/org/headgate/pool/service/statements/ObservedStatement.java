package org.headgate.pool.service.statements;

import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.sources.StatementSource;
import org.headgate.pool.persistence.statements.StatementFigures;
import org.headgate.pool.persistence.statements.StatementSnapshot;

/**
 * A statement of ours as it was seen.
 *
 * @param pool that sends it as a rule
 * @param plan of now
 * @param planNote why there is none
 * @param before what was known on an earlier day
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

  /** How it is called in a sentence. */
  String name() {
    return source.map(StatementSource::method).orElse("a statement of ours");
  }

  String id() {
    return Long.toString(figures.id());
  }

  /** How often it was called since the earlier day; all calls where there is none. */
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

  /** Whether it takes at least twice the time that it took, and that is more than a moment. */
  boolean isSlower() {
    return before.isPresent()
        && callsSince() > 0
        && meanSince() >= 1
        && meanSince() >= 2 * before.get().meanMillis();
  }

  /** The counters of the server may have begun anew in between. */
  private boolean isContinued() {
    return before.filter(then -> then.calls() <= figures.calls()).isPresent();
  }
}
