package org.headgate.pool.service.statements;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.statements.StatementAdvice;
import org.headgate.pool.api.statements.StatementDefect;
import org.headgate.pool.persistence.statements.ExpectedIndex;
import org.headgate.pool.persistence.statements.StatementSnapshot;
import org.headgate.pool.service.statements.QueryPlan.Step;

/**
 * Explains why the statements of a pool are slow, only from observations. A changed plan or a
 * missing index is not reported when a dropped index, old statistics or dead rows explain it.
 */
final class StatementAdvisor {

  /** A sequential scan of a smaller table is as fast as an index. */
  static final long LARGE = 10_000;

  private static final double SELECTIVE = 0.05;
  private static final double MIN_MEAN_MILLIS = 1;
  private static final Pattern EQUAL = Pattern.compile("\\(\\(?(\\w+)\\)?(?:::\\w+)? = ");

  private final StatementObservation observation;
  private final PoolName pool;
  private final List<ObservedStatement> statements;
  private final List<StatementAdvice> advice = new ArrayList<>();
  private final Set<String> explained = new HashSet<>();

  private StatementAdvisor(StatementObservation observation, PoolName pool) {
    this.observation = observation;
    this.pool = pool;
    this.statements = observation.of(pool);
  }

  /** Immediate harm first, causes before their effects. */
  static List<StatementAdvice> advise(StatementObservation observation, PoolName pool) {
    return new StatementAdvisor(observation, pool).all();
  }

  private List<StatementAdvice> all() {
    if (pool != PoolName.OPERATOR) {
      LockAdvisor.advise(observation.backends()).stream().filter(this::isHere).forEach(advice::add);
      observation.missingOf(pool).forEach(this::dropped);
      new TableAdvisor(observation, pool, explained).advise().forEach(this::ofTable);
    }
    statements.forEach(this::planChange);
    statements.forEach(this::missingIndex);
    return advice.stream().sorted(Comparator.comparing(StatementAdvice::defect)).toList();
  }

  /** A lock on a table of the other database is reported there. */
  private boolean isHere(StatementAdvice lock) {
    return lock.table().filter(table -> !table.startsWith(pool.wireName() + ".")).isEmpty();
  }

  private void dropped(ExpectedIndex index) {
    explained.add(index.table());
    advice.add(DroppedIndexAdvisor.advise(index, statements));
  }

  private void ofTable(StatementAdvice found) {
    String table = found.table().orElseThrow();
    explained.add(table);
    Optional<ObservedStatement> sufferer =
        statements.stream()
            .filter(statement -> statement.plan().filter(plan -> plan.touches(table)).isPresent())
            .filter(statement -> statement.isSlower() || statement.isPlannedOtherwise())
            .max(Comparator.comparing(ObservedStatement::meanSince));
    advice.add(
        new StatementAdvice(
            found.defect(),
            found.cause(),
            found.evidence()
                + sufferer
                    .map(
                        statement ->
                            " %s suffers: %s.".formatted(statement.name(), times(statement)))
                    .orElse(""),
            found.cure(),
            found.table(),
            sufferer.map(ObservedStatement::id),
            found.sql()));
  }

  private void planChange(ObservedStatement statement) {
    if (!statement.isPlannedOtherwise() || !statement.isSlower() || isExplained(statement)) {
      return;
    }
    StatementSnapshot previous = statement.before().orElseThrow();
    Optional<String> table =
        heaviest(statement)
            .flatMap(step -> step.table())
            .flatMap(observation::table)
            .map(figures -> figures.name());
    advice.add(
        new StatementAdvice(
            StatementDefect.PLAN_CHANGE,
            "The server plans %s differently than on %s, and it is slower: %s."
                .formatted(statement.name(), previous.day(), times(statement)),
            "It was: %s. It is: %s."
                .formatted(
                    previous.plan().map(StatementAdvisor::firstScan).orElse("not known"),
                    statement.plan().orElseThrow().scans()),
            "Look for what changed: settings of the server or the role, statistics targets of columns,"
                + " an upgrade. New statistics are the first thing to try.",
            table,
            Optional.of(statement.id()),
            table.map(name -> "analyze " + name + ";")));
    table.ifPresent(explained::add);
  }

  private void missingIndex(ObservedStatement statement) {
    if (statement.meanSince() < MIN_MEAN_MILLIS || isExplained(statement)) {
      return;
    }
    statement.plan().stream()
        .flatMap(plan -> plan.steps().stream())
        .filter(step -> step.readsAll() && step.filter().isPresent())
        .flatMap(step -> selective(statement, step))
        .findFirst()
        .ifPresent(
            found -> {
              advice.add(found);
              found.table().ifPresent(explained::add);
            });
  }

  private Stream<StatementAdvice> selective(ObservedStatement statement, Step step) {
    return step.table().flatMap(observation::table).stream()
        .filter(table -> table.size() >= LARGE && step.rows() <= table.size() * SELECTIVE)
        .map(
            table -> {
              List<String> columns = columns(step.filter().orElseThrow());
              return new StatementAdvice(
                  StatementDefect.MISSING_INDEX,
                  "%s reads all of %s, %s rows, to find about %s."
                      .formatted(
                          statement.name(), table.name(), count(table.size()), count(step.rows())),
                  "It filters by %s: %s.".formatted(step.filter().orElseThrow(), times(statement)),
                  columns.isEmpty()
                      ? "An index that suits the filter would let it read those alone."
                      : "An index on %s would let it read those alone."
                          .formatted(String.join(", ", columns)),
                  Optional.of(table.name()),
                  Optional.of(statement.id()),
                  columns.isEmpty()
                      ? Optional.empty()
                      : Optional.of(
                          "create index concurrently on %s (%s);"
                              .formatted(table.name(), String.join(", ", columns))));
            });
  }

  private boolean isExplained(ObservedStatement statement) {
    return statement.plan().filter(plan -> explained.stream().anyMatch(plan::touches)).isPresent();
  }

  private static Optional<Step> heaviest(ObservedStatement statement) {
    return statement.plan().stream()
        .flatMap(plan -> plan.steps().stream())
        .filter(step -> step.table().isPresent())
        .max(Comparator.comparingDouble(Step::cost));
  }

  private static List<String> columns(String filter) {
    return EQUAL
        .matcher(filter)
        .results()
        .map((MatchResult found) -> found.group(1))
        .distinct()
        .collect(Collectors.toList());
  }

  private static String firstScan(String plan) {
    return plan.lines()
        .map(String::strip)
        .filter(line -> line.contains("Scan"))
        .findFirst()
        .orElse(plan);
  }

  /** "12.3 ms on average, 0.4 ms before". */
  static String times(ObservedStatement statement) {
    String now = millis(statement.meanSince()) + " on average";
    return statement.isSlower()
        ? now + ", " + millis(statement.before().orElseThrow().meanMillis()) + " before"
        : now;
  }

  /** With thousands separators that do not depend on the locale. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String millis(double millis) {
    return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
  }
}
