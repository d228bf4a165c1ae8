package org.headgate.pool.service.statements;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.sources.StatementShape;
import org.headgate.pool.persistence.sources.StatementSource;
import org.headgate.pool.persistence.sources.StatementSources;
import org.headgate.pool.persistence.statements.StatementFigures;
import org.headgate.pool.persistence.statements.StatementSnapshot;
import org.headgate.pool.persistence.statements.StatementText;

/**
 * Selects the statements of each pool with the longest total time, and finds their senders. It
 * stops once each pool has its share, and loads only the snapshots of selected statements.
 */
final class StatementSelection {

  private static final int GROWTH = 4;

  private final Set<PoolName> pools;
  private final int share;
  private final Function<List<Long>, List<StatementSnapshot>> snapshots;
  private final Map<String, StatementSource> sources = StatementSources.byShape();
  private final Map<PoolName, Integer> counts = new EnumMap<>(PoolName.class);

  /**
   * @param pools whose statements the database counts
   * @param share the share of each pool
   * @param snapshots the snapshots of an earlier day, by the ids of their statements
   */
  StatementSelection(
      Set<PoolName> pools, int share, Function<List<Long>, List<StatementSnapshot>> snapshots) {
    this.pools = Set.copyOf(pools);
    this.share = share;
    this.snapshots = snapshots;
  }

  /**
   * @param figures by total time
   * @return those of our tables, in the same order, without plans
   */
  List<ObservedStatement> of(List<StatementFigures> figures) {
    List<StatementFigures> ownStatements =
        figures.stream().filter(statement -> isOurs(statement.text())).toList();
    List<ObservedStatement> chosen = new ArrayList<>();
    int page = share * pools.size();
    for (int from = 0; from < ownStatements.size() && !isFull(); ) {
      int to = Math.min(ownStatements.size(), from + page);
      choose(ownStatements.subList(from, to), chosen);
      from = to;
      page *= GROWTH;
    }
    return chosen;
  }

  private void choose(List<StatementFigures> page, List<ObservedStatement> chosen) {
    Map<Long, StatementSnapshot> previous =
        snapshots.apply(page.stream().map(StatementFigures::id).toList()).stream()
            .collect(Collectors.toMap(StatementSnapshot::id, Function.identity()));
    for (StatementFigures statement : page) {
      if (isFull()) {
        return;
      }
      Optional<StatementSnapshot> then = Optional.ofNullable(previous.get(statement.id()));
      Optional<StatementSource> source = source(statement, then);
      PoolName pool = poolOf(statement, source);
      if (counts.merge(pool, 1, Integer::sum) <= share) {
        chosen.add(
            new ObservedStatement(
                statement, pool, source, Optional.empty(), Optional.empty(), then));
      }
    }
  }

  private boolean isFull() {
    return pools.stream().allMatch(pool -> counts.getOrDefault(pool, 0) >= share);
  }

  /** From this process, or from a snapshot of an earlier one. */
  private Optional<StatementSource> source(
      StatementFigures figures, Optional<StatementSnapshot> then) {
    return Optional.ofNullable(sources.get(StatementShape.of(figures.text())))
        .or(
            () ->
                then.flatMap(
                    known ->
                        known
                            .source()
                            .map(sql -> new StatementSource(sql, known.method().orElse("")))));
  }

  private static boolean isOurs(String text) {
    return StatementText.isPlanned(text)
        && (text.contains("platform.") || text.contains("userdata."));
  }

  private static PoolName poolOf(StatementFigures figures, Optional<StatementSource> source) {
    if (source.filter(StatementSource::isOfOperatorLane).isPresent()) {
      return PoolName.OPERATOR;
    }
    return figures.text().contains("userdata.") ? PoolName.USERDATA : PoolName.PLATFORM;
  }
}
