package org.headgate.pool.service.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.headgate.common.problem.TemporarilyUnavailableException;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.History;
import org.headgate.pool.api.HistoryMark;
import org.headgate.pool.api.HistorySeries;
import org.headgate.pool.persistence.HistoryRepository.Minute;

/** Answers what was: of this node out of its memory, of others out of the platform database. */
@ApplicationScoped
public class HistoryReporter {

  private static final int MINUTE = 60;
  private static final int TEN = 10;

  /** Digits that mean something. */
  private static final double DIGITS = 1000.0;

  @Inject HistoryRecorder recorder;
  @Inject HistoryMarks marks;
  @Inject HistoryStore store;
  @Inject NodeName node;
  @Inject Clock clock;

  /**
   * As the parameters of the query say; null for those that did not come.
   *
   * @throws org.headgate.common.problem.InvalidRequestException naming the parameter
   * @throws TemporarilyUnavailableException when other nodes are asked about and the database gives
   *     no answer
   */
  public History history(
      String pool, String series, String from, String to, String step, String ofNode) {
    HistoryQuery query =
        HistoryQuery.of(
            new HistoryQuery.Parameters(pool, series, from, to, step, ofNode), clock.instant());
    return query.node().isPresent() ? ofNodes(query) : ofThisNode(query);
  }

  /** Samples of the pools for an incident, finely where they are still kept so. */
  public List<HistorySeries> samples(PoolName pool, List<String> series, Instant from, Instant to) {
    Duration step =
        Duration.ofSeconds(Duration.between(from, to).compareTo(Duration.ofMinutes(15)) > 0 ? 10 : 1);
    return series(
        new HistoryQuery(Optional.of(pool), series, from, to, step, Optional.empty()),
        node.text(),
        recorder.memory().between(from, to, step));
  }

  private History ofThisNode(HistoryQuery query) {
    return new History(
        query.from(),
        query.to(),
        Math.toIntExact(query.step().toSeconds()),
        series(
            query,
            node.text(),
            recorder.memory().between(query.from(), query.to(), query.step())),
        marks.between(query.from(), query.to()));
  }

  private History ofNodes(HistoryQuery query) {
    Optional<String> of = query.node().filter(name -> !name.equals(HistoryQuery.ALL));
    RouteNames names = recorder.memory().names();
    Map<String, List<HistoryRow>> rows = new TreeMap<>();
    for (Minute minute : store.minutes(of, query.from(), query.to())) {
      rows.computeIfAbsent(minute.node(), name -> new ArrayList<>())
          .add(MinuteDocument.row(minute.at(), minute.document(), names));
    }
    List<HistorySeries> items = new ArrayList<>();
    rows.forEach((name, minutes) -> items.addAll(series(query, name, minutes)));
    List<HistoryMark> happened = store.marks(of, query.from(), query.to());
    return new History(
        query.from(),
        query.to(),
        Math.toIntExact(query.step().toSeconds()),
        items,
        happened);
  }

  private List<HistorySeries> series(HistoryQuery query, String of, List<HistoryRow> rows) {
    Map<Long, List<HistoryRow>> steps = new TreeMap<>();
    long step = query.step().toSeconds();
    rows.forEach(
        row ->
            steps
                .computeIfAbsent(Math.floorDiv(row.second(), step), slot -> new ArrayList<>())
                .add(row));
    return query.series().stream().map(name -> series(query, of, name, steps)).toList();
  }

  private HistorySeries series(
      HistoryQuery query, String of, String name, Map<Long, List<HistoryRow>> steps) {
    HistoryFigure figure = HistoryFigure.of(query.pool(), name).orElseThrow();
    long step = query.step().toSeconds();
    List<HistorySeries.Point> points = new ArrayList<>();
    steps.forEach(
        (slot, rows) ->
            figure
                .read()
                .apply(
                    new HistoryFigure.Rows(rows, resolution(step), recorder.memory().names()))
                .ifPresent(
                    value ->
                        points.add(
                            new HistorySeries.Point(
                                Instant.ofEpochSecond(slot * step),
                                Math.round(value * DIGITS) / DIGITS))));
    return new HistorySeries(
        of, query.pool().map(PoolName::wireName), name, figure.unit(), points);
  }

  /** How long each of the rows stands for that such a step is made of, in seconds. */
  private static long resolution(long step) {
    if (step % MINUTE == 0) {
      return MINUTE;
    }
    return step % TEN == 0 ? TEN : 1;
  }
}
