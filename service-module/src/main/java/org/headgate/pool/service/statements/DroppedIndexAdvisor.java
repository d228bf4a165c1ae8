package org.headgate.pool.service.statements;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.headgate.pool.api.statements.StatementAdvice;
import org.headgate.pool.api.statements.StatementDefect;
import org.headgate.pool.persistence.statements.ExpectedIndex;
import org.headgate.pool.persistence.statements.StatementSnapshot;

/**
 * Reports that an index of our migrations is missing, and which statement suffers most: one that
 * now reads the whole table, that was planned with the index, or that filters rows by the index's
 * first column.
 */
final class DroppedIndexAdvisor {

  private final ExpectedIndex index;

  private DroppedIndexAdvisor(ExpectedIndex index) {
    this.index = index;
  }

  static StatementAdvice advise(ExpectedIndex index, List<ObservedStatement> statements) {
    return new DroppedIndexAdvisor(index).advise(statements);
  }

  private StatementAdvice advise(List<ObservedStatement> statements) {
    Optional<ObservedStatement> sufferer =
        statements.stream()
            .filter(statement -> symptom(statement).isPresent())
            .max(Comparator.comparing(ObservedStatement::meanSince));
    return new StatementAdvice(
        StatementDefect.DROPPED_INDEX,
        "The index %s of Headgate's migrations is missing or unusable.".formatted(index.name()),
        sufferer
            .map(
                statement ->
                    "%s %s: %s."
                        .formatted(
                            statement.name(),
                            symptom(statement).orElseThrow(),
                            StatementAdvisor.times(statement)))
            .orElse("No affected statement has been seen yet."),
        "Create it again. Built concurrently, it blocks nobody.",
        Optional.of(index.table()),
        sufferer.map(ObservedStatement::id),
        Optional.of(index.definition()));
  }

  private Optional<String> symptom(ObservedStatement statement) {
    Optional<QueryPlan> plan = statement.plan();
    if (plan.filter(now -> now.readingAllOf(index.table()).findAny().isPresent()).isPresent()) {
      return Optional.of("reads all of " + index.table());
    }
    if (isUsedNoMore(statement)) {
      return Optional.of("was planned with it and is planned otherwise now");
    }
    return plan.filter(now -> now.isFilteredBy(index.table(), index.firstColumn()))
        .map(now -> "reads more of %s than it needs".formatted(index.table()));
  }

  /** Another, slower index may be used in its place. */
  private boolean isUsedNoMore(ObservedStatement statement) {
    return statement.isPlannedOtherwise()
        && statement.isSlower()
        && statement.before().flatMap(StatementSnapshot::plan).filter(index::isNamedIn).isPresent();
  }
}
