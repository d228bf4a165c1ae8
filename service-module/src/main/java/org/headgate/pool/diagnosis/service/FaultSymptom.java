package org.headgate.pool.diagnosis.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.DiagnosisCode;
import org.headgate.pool.persistence.FaultKind;
import org.headgate.pool.service.DatabaseCondition;
import org.headgate.pool.service.FaultSighting;

/**
 * The server, the pooler or the network said no, to the watch at its last look or to work within
 * the last minute (seeds A1, B9, D1). The kind of fault says what it means and what cures it. One
 * that was not met again for some seconds stands behind what harms now, and says when it was met.
 *
 * @param evenWhileUp whether a recent fault counts although the watch reaches the database: new
 *     connections may be refused while old ones live
 */
record FaultSymptom(DiagnosisCode code, Set<FaultKind> kinds, boolean evenWhileUp)
    implements Symptom {

  FaultSymptom {
    kinds = Set.copyOf(kinds);
  }

  @Override
  public Stream<Finding> in(Sights sights) {
    return sights.pools().stream().flatMap(pool -> ofPool(pool, sights).stream());
  }

  private Optional<Finding> ofPool(PoolSight pool, Sights sights) {
    return seenByTheWatch(pool).or(() -> seenByWork(pool, sights));
  }

  private Optional<Finding> seenByTheWatch(PoolSight pool) {
    DatabaseCondition condition = pool.condition();
    return condition
        .fault()
        .filter(kind -> kinds.contains(kind) && pool.pool() != DatabaseName.OPERATOR)
        .map(
            kind ->
                finding(
                    pool,
                    kind,
                    condition.reason().orElse("no reason given"),
                    condition.since(),
                    Optional.empty()));
  }

  private Optional<Finding> seenByWork(PoolSight pool, Sights sights) {
    return pool.lastFaults().values().stream()
        .filter(sighting -> evenWhileUp && kinds.contains(sighting.kind()))
        .filter(sighting -> sights.isRecent(sighting.at()))
        .max(Comparator.comparing(FaultSighting::at))
        .map(
            sighting ->
                finding(
                    pool,
                    sighting.kind(),
                    sighting.message(),
                    sighting.at(),
                    Optional.of(Duration.between(sighting.at(), sights.now()))
                        .filter(ago -> !sights.isPresent(sighting.at()))));
  }

  /**
   * @param ago how long it was not met again; empty while it is there
   */
  private Finding finding(
      PoolSight pool, FaultKind kind, String words, Instant since, Optional<Duration> ago) {
    long met = pool.guard().faults().getOrDefault(kind, 0L);
    return new Finding(
        code,
        Optional.of(pool.pool()),
        pool.title()
            + " database"
            + ago.map(past -> ", " + Words.of(past) + " ago: ").orElse(": ")
            + kind.explanation(),
        "It says: \"%s\". Met by %s since the start."
            .formatted(words.strip(), Words.count(met, "request", "requests")),
        kind.cure(),
        since,
        ago.isEmpty());
  }
}
