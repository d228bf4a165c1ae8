package org.headgate.pool.service.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.diagnosis.Finding.Severity;
import org.headgate.pool.service.events.DatabaseStatus;
import org.headgate.pool.service.guard.FaultHistory.Occurrence;

/**
 * Names faults that the server, the pooler or the network reported to the monitor or to work within
 * the last minute. The kind of fault decides meaning and cure. A fault that did not recur for some
 * seconds ranks behind present ones.
 *
 * @param evenWhileUp whether a recent fault counts although the monitor reaches the database: new
 *     connections may be refused while old ones work
 */
record DatabaseFaultRule(DiagnosisCode code, Set<FaultKind> kinds, boolean evenWhileUp)
    implements DiagnosisRule {

  DatabaseFaultRule {
    kinds = Set.copyOf(kinds);
  }

  @Override
  public Stream<Finding> evaluate(DiagnosisInput diagnosisInput) {
    List<Finding> found =
        diagnosisInput.pools().stream()
            .flatMap(pool -> ofPool(pool, diagnosisInput).stream())
            .toList();
    boolean platform = found.stream().anyMatch(other -> isOf(other, PoolName.PLATFORM));
    return found.stream().filter(other -> !platform || !isOf(other, PoolName.OPERATOR));
  }

  /** The operator lane uses the platform's server: findings about that pool cover it. */
  private static boolean isOf(Finding finding, PoolName pool) {
    return finding.pool().filter(pool::equals).isPresent();
  }

  private Optional<Finding> ofPool(PoolObservation pool, DiagnosisInput diagnosisInput) {
    return observedByMonitor(pool, diagnosisInput).or(() -> observedByWork(pool, diagnosisInput));
  }

  private Optional<Finding> observedByMonitor(PoolObservation pool, DiagnosisInput diagnosisInput) {
    DatabaseStatus status = pool.status();
    return status
        .fault()
        .filter(kind -> kinds.contains(kind) && pool.pool() != PoolName.OPERATOR)
        .map(
            kind ->
                finding(
                    pool,
                    kind,
                    status.reason().orElse("no reason given"),
                    status.since(),
                    Optional.empty(),
                    diagnosisInput));
  }

  private Optional<Finding> observedByWork(PoolObservation pool, DiagnosisInput diagnosisInput) {
    return pool.lastFaults().values().stream()
        .filter(occurrence -> evenWhileUp && kinds.contains(occurrence.kind()))
        .filter(occurrence -> diagnosisInput.isRecent(occurrence.at()))
        .max(Comparator.comparing(Occurrence::at))
        .map(
            occurrence ->
                finding(
                    pool,
                    occurrence.kind(),
                    occurrence.message(),
                    occurrence.at(),
                    Optional.of(Duration.between(occurrence.at(), diagnosisInput.now()))
                        .filter(ago -> !diagnosisInput.isPresent(occurrence.at())),
                    diagnosisInput));
  }

  /**
   * @param ago time since it last occurred; empty while it persists
   */
  private Finding finding(
      PoolObservation pool,
      FaultKind kind,
      String sentence,
      Instant since,
      Optional<Duration> ago,
      DiagnosisInput diagnosisInput) {
    long occurrences = pool.guard().faults().getOrDefault(kind, 0L);
    return new Finding(
        code,
        Optional.of(pool.pool()),
        pool.database()
            + ago.map(past -> ", " + DurationFormat.of(past) + " ago: ").orElse(": ")
            + kind.explanation(),
        "It says: \"%s\". %s%s"
            .formatted(
                sentence.strip(),
                occurrences == 0
                    ? "The probe met it; no request has yet."
                    : "Met by "
                        + DurationFormat.count(occurrences, "request", "requests")
                        + " since the start.",
                isLimit(kind) ? " " + claim(diagnosisInput) : ""),
        kind.cure(),
        since,
        ago.isEmpty() ? Severity.HARMS : Severity.IS_OVER);
  }

  private static boolean isLimit(FaultKind kind) {
    return kind == FaultKind.POOLER_LIMIT || kind == FaultKind.SERVER_LIMIT;
  }

  /** The demand to compare with the limit. */
  private static String claim(DiagnosisInput diagnosisInput) {
    return "This node may take %s connections: %s."
        .formatted(
            diagnosisInput.pools().stream().mapToInt(DatabaseFaultRule::size).sum(),
            diagnosisInput.pools().stream()
                .map(pool -> pool.pool().wireName() + " " + size(pool))
                .collect(Collectors.joining(", ")));
  }

  private static int size(PoolObservation pool) {
    return pool.guard().admission().size();
  }
}
