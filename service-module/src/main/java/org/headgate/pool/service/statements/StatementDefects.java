package org.headgate.pool.service.statements;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.headgate.common.service.ElapsedTime;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.statements.StatementAdvice;
import org.headgate.pool.persistence.sources.StatementShape;

/**
 * The slow statements that the diagnosis can report. It never blocks: while a pool is short or a
 * statement slow, callers get the known result, and the next observation runs in the background, at
 * most once a minute.
 */
@ApplicationScoped
public class StatementDefects {

  private static final Logger LOG = SingleLineLogger.of(StatementDefects.class);
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  /** The second observation follows sooner, because only two show what takes time now. */
  private static final Duration SECOND = Duration.ofSeconds(12);

  private static final Duration MAX_AGE = Duration.ofMinutes(5);

  @Inject StatementObserver observer;
  @Inject Clock clock;
  @Resource ManagedExecutorService executor;

  private final Map<PoolName, Observation> observations = new ConcurrentHashMap<>();
  private final Map<PoolName, Instant> requestedAt = new ConcurrentHashMap<>();

  /**
   * An observation of a pool.
   *
   * @param totals the totals of each statement, in milliseconds
   * @param isSecond whether there was one shortly before, so that shares are those of now
   */
  private record Observation(
      Instant at, Map<Long, Double> totals, boolean isSecond, List<SlowStatementFinding> defects) {}

  /** Most severe first; empty while nothing is known. */
  public List<SlowStatementFinding> currentFindings(PoolName pool) {
    Optional<Observation> known = known(pool);
    Duration pause =
        known.filter(observation -> !observation.isSecond()).isPresent() ? SECOND : INTERVAL;
    Instant now = clock.instant();
    requestedAt.compute(
        pool,
        (same, last) -> {
          if (last != null && !ElapsedTime.hasPassed(pause, last, now)) {
            return last;
          }
          executor.execute(() -> observe(pool));
          return now;
        });
    return known.map(Observation::defects).orElse(List.of());
  }

  private Optional<Observation> known(PoolName pool) {
    return Optional.ofNullable(observations.get(pool))
        .filter(observation -> !ElapsedTime.hasPassed(MAX_AGE, observation.at(), clock.instant()));
  }

  private void observe(PoolName pool) {
    try {
      StatementObservation observation = observer.observe(pool);
      Optional<Observation> last = known(pool);
      Map<Long, Double> previous = last.map(Observation::totals).orElse(Map.of());
      Map<Long, Double> totals =
          observation.of(pool).stream()
              .collect(
                  Collectors.toMap(
                      observed -> observed.figures().id(),
                      observed -> observed.figures().totalMillis()));
      double all = totals.keySet().stream().mapToDouble(id -> since(id, totals, previous)).sum();
      Map<String, ObservedStatement> byId =
          observation.of(pool).stream()
              .collect(Collectors.toMap(ObservedStatement::id, Function.identity()));
      List<SlowStatementFinding> defects =
          StatementAdvisor.advise(observation, pool).stream()
              .flatMap(
                  advice ->
                      advice.statementId().map(byId::get).stream()
                          .map(
                              statement ->
                                  named(
                                      advice,
                                      statement,
                                      last.isEmpty() || all == 0
                                          ? 0
                                          : since(statement.figures().id(), totals, previous)
                                              / all)))
              .sorted(Comparator.comparingDouble(SlowStatementFinding::share).reversed())
              .toList();
      observations.put(pool, new Observation(observation.at(), totals, last.isPresent(), defects));
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "The statements cannot be looked at now", e);
    }
  }

  private static double since(long id, Map<Long, Double> totals, Map<Long, Double> previous) {
    return Math.max(0, totals.getOrDefault(id, 0.0) - previous.getOrDefault(id, 0.0));
  }

  private static SlowStatementFinding named(
      StatementAdvice advice, ObservedStatement statement, double share) {
    return new SlowStatementFinding(
        advice,
        StatementShape.of(statement.figures().text()),
        statement.name(),
        share,
        statement.meanSince());
  }
}
