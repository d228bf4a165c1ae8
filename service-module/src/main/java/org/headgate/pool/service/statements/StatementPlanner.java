package org.headgate.pool.service.statements;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.sources.StatementShape;
import org.headgate.pool.persistence.sources.StatementSource;
import org.headgate.pool.persistence.sources.StatementSources;
import org.headgate.pool.persistence.statements.StatementFigures;
import org.headgate.pool.persistence.statements.StatementSession;
import org.headgate.pool.persistence.statements.StatementSnapshot;
import org.headgate.pool.persistence.statements.StatementText;

/**
 * Finds out who sends each statement and how it is planned: those of each pool that take longest in
 * all, and for a bounded time. Only what our own code sent is planned, in the text in which it was
 * sent: constants decide whether an index with a condition can be used.
 */
final class StatementPlanner {

  /** SQLSTATE: a lock was not to be had in time. */
  private static final String LOCKED = "55P03";

  private final StatementSession session;
  private final Extent extent;
  private final int version;
  private final Map<Long, StatementSnapshot> before;
  private final Map<String, StatementSource> sources = StatementSources.byShape();
  private final long begun = System.nanoTime();
  private boolean isLocked;

  /**
   * How far a look goes.
   *
   * @param statements of each pool
   * @param longest that plans may take; the statements after it have none
   */
  record Extent(int statements, Duration longest) {

    /** What a person reads. */
    static final Extent SHOWN = new Extent(20, Duration.ofSeconds(2));

    /** What is fast today may be the slowest tomorrow. */
    static final Extent ALL = new Extent(1000, Duration.ofSeconds(10));
  }

  StatementPlanner(
      StatementSession session, Extent extent, int version, Map<Long, StatementSnapshot> before) {
    this.session = session;
    this.extent = extent;
    this.version = version;
    this.before = before;
  }

  /**
   * @param figures longest in all first
   * @return those of our tables, in the same order
   */
  List<ObservedStatement> planned(List<StatementFigures> figures) {
    Map<PoolName, Integer> shown = new EnumMap<>(PoolName.class);
    List<ObservedStatement> observed = new ArrayList<>();
    for (StatementFigures each : figures) {
      if (!StatementText.isPlanned(each.text()) || !isOurs(each.text())) {
        continue;
      }
      Optional<StatementSource> source = source(each);
      PoolName pool = poolOf(each, source);
      if (shown.merge(pool, 1, Integer::sum) <= extent.statements()) {
        observed.add(observed(each, pool, source));
      }
    }
    return observed;
  }

  private ObservedStatement observed(
      StatementFigures figures, PoolName pool, Optional<StatementSource> source) {
    Optional<StatementSnapshot> then = Optional.ofNullable(before.get(figures.id()));
    Optional<String> sql = source.map(StatementSource::sql).filter(StatementText::isPlanned);
    if (sql.isEmpty()) {
      return observed(figures, pool, source, then, "This node has not sent it since its start.");
    }
    if (isLocked || System.nanoTime() - begun > extent.longest().toNanos()) {
      return observed(
          figures, pool, source, then, "The server takes too long to plan statements now.");
    }
    try {
      QueryPlan plan = QueryPlan.of(session.plan(sql.get(), version));
      return new ObservedStatement(
          figures, pool, source, Optional.of(plan), Optional.empty(), then);
    } catch (SQLException unplanned) {
      isLocked = LOCKED.equals(unplanned.getSQLState());
      return observed(
          figures, pool, source, then, isLocked ? "Its table is locked." : unplanned.getMessage());
    }
  }

  private static ObservedStatement observed(
      StatementFigures figures,
      PoolName pool,
      Optional<StatementSource> source,
      Optional<StatementSnapshot> then,
      String note) {
    return new ObservedStatement(figures, pool, source, Optional.empty(), Optional.of(note), then);
  }

  /** Of this process, or of an earlier one that wrote it down. */
  private Optional<StatementSource> source(StatementFigures figures) {
    return Optional.ofNullable(sources.get(StatementShape.of(figures.text())))
        .or(
            () ->
                Optional.ofNullable(before.get(figures.id()))
                    .flatMap(
                        then ->
                            then.source()
                                .map(sql -> new StatementSource(sql, then.method().orElse("")))));
  }

  private static boolean isOurs(String text) {
    return text.contains("platform.") || text.contains("userdata.");
  }

  private static PoolName poolOf(StatementFigures figures, Optional<StatementSource> source) {
    if (source.filter(StatementSource::isOfOperatorLane).isPresent()) {
      return PoolName.OPERATOR;
    }
    return figures.text().contains("userdata.") ? PoolName.USERDATA : PoolName.PLATFORM;
  }
}
