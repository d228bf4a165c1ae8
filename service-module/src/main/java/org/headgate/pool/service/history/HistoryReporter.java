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
import org.headgate.pool.api.history.History;
import org.headgate.pool.api.history.HistorySeries;
import org.headgate.pool.persistence.history.HistoryRepository.Minute;

/**
 * Answers queries of the history: for this node from its memory, for other nodes from the platform
 * database.
 */
@ApplicationScoped
public class HistoryReporter {

  private static final int MINUTE = 60;
  private static final int COARSE_STEP_SECONDS = 10;

  /** The span of other nodes' minutes that is read at once. */
  private static final Duration WINDOW = Duration.ofHours(6);

  private static final List<Integer> SAMPLE_STEPS =
      List.of(1, COARSE_STEP_SECONDS, MINUTE, 600, 3600);
  private static final int MAX_SAMPLES = 1800;
  private static final Duration SECONDS_ARE_KEPT = Duration.ofMinutes(15);

  /** Values are rounded to three decimals. */
  private static final double DIGITS = 1000.0;

  @Inject HistoryRecorder recorder;
  @Inject HistoryMarks marks;
  @Inject HistoryStore store;
  @Inject NodeName node;
  @Inject Clock clock;

  /**
   * Answers a query; parameters are null when left out.
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

  /**
   * Samples of the pools for an incident, in the finest available resolution that has at most 1,800
   * points a series: what lasted for days stays small enough for memory.
   */
  public List<HistorySeries> samples(PoolName pool, List<String> series, Instant from, Instant to) {
    Duration step = sampleStep(Duration.between(from, to));
    return series(
        new HistoryQuery(Optional.of(pool), series, from, to, step, Optional.empty()),
        node.text(),
        recorder.memory().between(from, to, step));
  }

  static Duration sampleStep(Duration span) {
    return SAMPLE_STEPS.stream()
        .map(Duration::ofSeconds)
        .filter(step -> step.toSeconds() > 1 || span.compareTo(SECONDS_ARE_KEPT) <= 0)
        .filter(step -> span.dividedBy(step) <= MAX_SAMPLES)
        .findFirst()
        .orElse(Duration.ofDays(1));
  }

  private History ofThisNode(HistoryQuery query) {
    return new History(
        query.from(),
        query.to(),
        Math.toIntExact(query.step().toSeconds()),
        series(
            query, node.text(), recorder.memory().between(query.from(), query.to(), query.step())),
        marks.between(query.from(), query.to()));
  }

  /**
   * Reads some hours at a time, to limit the memory, and only those that a node can have recorded,
   * whatever its clock says.
   */
  private History ofNodes(HistoryQuery query) {
    Optional<String> of = query.node().filter(name -> !name.equals(HistoryQuery.ALL));
    Map<String, List<HistorySeries>> items = new TreeMap<>();
    Duration window = query.step().multipliedBy(Math.max(1, WINDOW.dividedBy(query.step())));
    Instant oldest = clock.instant().minus(InMemoryHistory.RETENTION);
    Instant to = earlier(query.to(), clock.instant().plus(WINDOW));
    Instant end = query.from().isBefore(oldest) ? oldest : query.from();
    for (Instant from = end; from.isBefore(to); from = end) {
      end = earlier(start(from, query.step()).plus(window), to);
      rows(of, from, end)
          .forEach(
              (name, rows) ->
                  items.merge(name, series(query, name, rows), HistoryReporter::joined));
    }
    return new History(
        query.from(),
        query.to(),
        Math.toIntExact(query.step().toSeconds()),
        items.values().stream().flatMap(List::stream).toList(),
        store.marks(of, query.from(), query.to()));
  }

  private Map<String, List<HistoryRow>> rows(Optional<String> of, Instant from, Instant to) {
    RouteNames names = recorder.memory().names();
    Map<String, List<HistoryRow>> rows = new TreeMap<>();
    for (Minute minute : store.minutes(of, from, to)) {
      MinuteDocument.readable(minute.at(), minute.document(), names)
          .ifPresent(
              row -> rows.computeIfAbsent(minute.node(), name -> new ArrayList<>()).add(row));
    }
    return rows;
  }

  private static List<HistorySeries> joined(List<HistorySeries> some, List<HistorySeries> later) {
    List<HistorySeries> joined = new ArrayList<>();
    for (int series = 0; series < some.size(); series++) {
      joined.add(some.get(series).followedBy(later.get(series)));
    }
    return joined;
  }

  private static Instant start(Instant at, Duration step) {
    long seconds = step.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
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
                .apply(new HistoryFigure.Rows(rows, resolution(step), recorder.memory().names()))
                .ifPresent(
                    value ->
                        points.add(
                            new HistorySeries.Point(
                                Instant.ofEpochSecond(slot * step),
                                Math.round(value * DIGITS) / DIGITS))));
    return new HistorySeries(of, query.pool().map(PoolName::wireName), name, figure.unit(), points);
  }

  /** The length in seconds of the rows that a step is computed from. */
  private static long resolution(long step) {
    if (step % MINUTE == 0) {
      return MINUTE;
    }
    return step % COARSE_STEP_SECONDS == 0 ? COARSE_STEP_SECONDS : 1;
  }
}
