package org.headgate.pool.service.statements;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.statements.StatementAdvice;
import org.headgate.pool.api.statements.StatementDefect;
import org.headgate.pool.persistence.statements.TableFigures;
import org.headgate.pool.persistence.statements.WaitingBackend;

/**
 * Reports tables with old statistics or many dead rows, well beyond what autovacuum permits. If a
 * table has both, a vacuum cures both, and it is reported once.
 */
final class TableAdvisor {

  private static final long LARGE = StatementAdvisor.LARGE;

  /** By default autovacuum analyzes at a tenth and vacuums at a fifth. */
  private static final double STALE = 0.25;

  private static final double BLOATED = 0.3;
  private static final Duration MIN_TRANSACTION_AGE = Duration.ofMinutes(5);

  private final StatementObservation observation;
  private final PoolName pool;
  private final Set<String> explained;

  TableAdvisor(StatementObservation observation, PoolName pool, Set<String> explained) {
    this.observation = observation;
    this.pool = pool;
    this.explained = Set.copyOf(explained);
  }

  List<StatementAdvice> advise() {
    return observation.tablesOf(pool).stream()
        .sorted(Comparator.comparing(TableFigures::size).reversed())
        .flatMap(this::advise)
        .toList();
  }

  private Stream<StatementAdvice> advise(TableFigures table) {
    if (isBloated(table)) {
      return Stream.of(bloat(table));
    }
    return isStale(table) && !explained.contains(table.name())
        ? Stream.of(stale(table))
        : Stream.empty();
  }

  private static boolean isBloated(TableFigures table) {
    return table.dead() >= LARGE && table.dead() >= table.live() * BLOATED;
  }

  private static boolean isStale(TableFigures table) {
    return table.size() >= LARGE && table.changed() >= table.size() * STALE;
  }

  private StatementAdvice bloat(TableFigures table) {
    return new StatementAdvice(
        StatementDefect.BLOAT,
        "%s has %s dead rows and %s live ones: every read of the table reads both."
            .formatted(
                table.name(),
                StatementAdvisor.count(table.dead()),
                StatementAdvisor.count(table.live())),
        "It has %s MB and was vacuumed %s.%s"
            .formatted(
                StatementAdvisor.count(table.bytes() / (1024 * 1024)),
                timeText(table.vacuumed()),
                missedVacuumReason(table)),
        "Vacuum it. Headgate keeps working; the space is reused, not returned.",
        Optional.of(table.name()),
        Optional.empty(),
        Optional.of("vacuum (analyze) " + table.name() + ";"));
  }

  private StatementAdvice stale(TableFigures table) {
    return new StatementAdvice(
        StatementDefect.STALE_STATISTICS,
        "The planner's statistics of %s are old: %s of about %s rows changed since they were made."
            .formatted(
                table.name(),
                StatementAdvisor.count(table.changed()),
                StatementAdvisor.count(table.size())),
        "They were made %s; the planner believes in %s rows.%s"
            .formatted(
                timeText(table.analyzed()),
                StatementAdvisor.count(Math.max(0, table.rows())),
                missedVacuumReason(table)),
        "Update them; it takes seconds and blocks nobody.",
        Optional.of(table.name()),
        Optional.empty(),
        Optional.of("analyze " + table.name() + ";"));
  }

  /** Why autovacuum has not run. */
  private String missedVacuumReason(TableFigures table) {
    if (!table.isVacuumed()) {
      return " Autovacuum is switched off for it.";
    }
    return observation.backends().stream()
        .filter(backend -> backend.inTransaction().compareTo(MIN_TRANSACTION_AGE) > 0)
        .max(Comparator.comparing(WaitingBackend::inTransaction))
        .map(
            old ->
                " A transaction of process %s, open for %s min, keeps dead rows from being removed."
                    .formatted(old.pid(), old.inTransaction().toMinutes()))
        .orElse(" Autovacuum is on; it comes once a minute and may be behind.");
  }

  private String timeText(Optional<Instant> then) {
    return then.map(
            instant -> {
              Duration ago = Duration.between(instant, observation.at());
              return ago.toHours() < 48
                  ? Math.max(0, ago.toMinutes()) + " min ago"
                  : ago.toDays() + " days ago";
            })
        .orElse("never");
  }
}
