package org.headgate.pool.service.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.persistence.faults.FaultResponse;
import org.headgate.pool.service.diagnosis.Finding.Severity;
import org.headgate.pool.service.guard.FaultHistory.FailedCall;

/**
 * Finds requests that keep failing at a database that answers the monitor, because their statements
 * end the session or connections break; the circuit may stay closed, since every success resets its
 * count. Several failures at one moment do not count, because a restart breaks all connections at
 * once and is over. The operator lane is ignored, because only the console uses it.
 */
final class FailingRequests {
  private static final int SEVERAL = 3;
  private static final Duration MIN_DURATION = Duration.ofSeconds(1);

  private FailingRequests() {}

  static Optional<Finding> in(PoolObservation pool, DiagnosisInput diagnosisInput) {
    if (pool.pool() == PoolName.OPERATOR || !pool.status().isUp()) {
      return Optional.empty();
    }
    Instant up = pool.status().since();
    boolean isClockPutBack = up.isAfter(diagnosisInput.now());
    List<FailedCall> failed =
        pool.guard().failedCalls().stream()
            .filter(call -> call.kind().answer() == FaultResponse.UNAVAILABLE)
            .filter(call -> isClockPutBack || call.at().isAfter(up))
            .filter(call -> diagnosisInput.isPresent(call.at()))
            .toList();
    if (failed.size() < SEVERAL) {
      return Optional.empty();
    }
    FailedCall first = failed.get(0);
    FailedCall last = failed.get(failed.size() - 1);
    return Duration.between(first.at(), last.at()).compareTo(MIN_DURATION) > 0
        ? Optional.of(finding(pool, failed, first, last))
        : Optional.empty();
  }

  private static Finding finding(
      PoolObservation pool, List<FailedCall> failed, FailedCall first, FailedCall last) {
    Optional<String> onlyOne = allOfOne(failed);
    return new Finding(
        DiagnosisCode.CIRCUIT_OPEN,
        Optional.of(pool.pool()),
        "%s: %s requests failed in the last %s s%s, while it answers others. %s"
            .formatted(
                pool.database(),
                failed.size(),
                DiagnosisInput.PRESENT.toSeconds(),
                onlyOne.map(endpoint -> ", all of " + endpoint).orElse(""),
                last.kind().explanation()),
        "The last: \"%s\".%s"
            .formatted(
                last.message().strip(),
                onlyOne.isPresent() ? "" : " They were: " + endpoints(failed) + "."),
        last.kind().cure(),
        first.at(),
        Severity.HARMS);
  }

  private static Optional<String> allOfOne(List<FailedCall> failed) {
    Set<Optional<String>> all =
        failed.stream().map(FailedCall::endpoint).collect(Collectors.toSet());
    return all.size() == 1 ? all.iterator().next() : Optional.empty();
  }

  private static String endpoints(List<FailedCall> failed) {
    return failed.stream()
        .map(call -> call.endpoint().orElse("work of our own"))
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
