package org.headgate.pool.diagnosis.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    List<Finding> found =
        sights.pools().stream().flatMap(pool -> ofPool(pool, sights).stream()).toList();
    boolean platform = found.stream().anyMatch(each -> isOf(each, DatabaseName.PLATFORM));
    return found.stream().filter(each -> !platform || !isOf(each, DatabaseName.OPERATOR));
  }

  /** The lane leads to the platform's server: what is said of the pool is said of it. */
  private static boolean isOf(Finding finding, DatabaseName pool) {
    return finding.pool().filter(pool::equals).isPresent();
  }

  private Optional<Finding> ofPool(PoolSight pool, Sights sights) {
    return seenByTheWatch(pool, sights).or(() -> seenByWork(pool, sights));
  }

  private Optional<Finding> seenByTheWatch(PoolSight pool, Sights sights) {
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
                    Optional.empty(),
                    sights));
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
                        .filter(ago -> !sights.isPresent(sighting.at())),
                    sights));
  }

  /**
   * @param ago how long it was not met again; empty while it is there
   */
  private Finding finding(
      PoolSight pool,
      FaultKind kind,
      String words,
      Instant since,
      Optional<Duration> ago,
      Sights sights) {
    long met = pool.guard().faults().getOrDefault(kind, 0L);
    return new Finding(
        code,
        Optional.of(pool.pool()),
        pool.database()
            + ago.map(past -> ", " + Words.of(past) + " ago: ").orElse(": ")
            + kind.explanation(),
        "It says: \"%s\". %s%s"
            .formatted(
                words.strip(),
                met == 0
                    ? "The watch met it, no request did yet."
                    : "Met by " + Words.count(met, "request", "requests") + " since the start.",
                isLimit(kind) ? " " + claim(sights) : ""),
        kind.cure(),
        since,
        ago.isEmpty() ? Weight.HARMS : Weight.IS_OVER);
  }

  private static boolean isLimit(FaultKind kind) {
    return kind == FaultKind.POOLER_LIMIT || kind == FaultKind.SERVER_LIMIT;
  }

  /** What is to be compared with the limit. */
  private static String claim(Sights sights) {
    return "This node may take %s connections: %s."
        .formatted(
            sights.pools().stream().mapToInt(FaultSymptom::size).sum(),
            sights.pools().stream()
                .map(pool -> pool.pool().wireName() + " " + size(pool))
                .collect(Collectors.joining(", ")));
  }

  private static int size(PoolSight pool) {
    return pool.guard().admission().size();
  }
}
