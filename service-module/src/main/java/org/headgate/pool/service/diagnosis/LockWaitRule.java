package org.headgate.pool.service.diagnosis;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.pool.api.BorrowerVerdict;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.service.diagnosis.Finding.Severity;
import org.headgate.pool.service.inspection.Borrower;

/**
 * Requests hold connections and wait for a lock that another transaction has. Where that one is
 * ours and slow, its statement is the cause, and named instead.
 */
final class LockWaitRule implements DiagnosisRule {
  private static final Duration SHORT = Duration.ofSeconds(1);

  @Override
  public Stream<Finding> evaluate(DiagnosisInput diagnosisInput) {
    return diagnosisInput.pools().stream().flatMap(pool -> ofPool(pool, diagnosisInput).stream());
  }

  private static Optional<Finding> ofPool(PoolObservation pool, DiagnosisInput diagnosisInput) {
    List<Borrower> waiting = pool.judged(BorrowerVerdict.LOCK_WAIT);
    Optional<Borrower> longest =
        waiting.stream()
            .max(Comparator.comparing(Borrower::held))
            .filter(each -> each.held().compareTo(SHORT) >= 0)
            .filter(each -> !isBehindASlowQuery(each, diagnosisInput));
    return longest.map(
        each ->
            new Finding(
                DiagnosisCode.LOCK_WAIT,
                Optional.of(pool.pool()),
                "%s pool: %s for a lock, the longest for %s."
                    .formatted(
                        pool.title(),
                        DurationFormat.count(
                            waiting.size(), "connection waits", "connections wait"),
                        DurationFormat.of(each.held())),
                each.backend().map(backend -> evidence(backend, diagnosisInput)).orElse(""),
                "Let the transaction in the way end, or end it (database/locks names it). If it is"
                    + " ours and frequent, shorten it.",
                diagnosisInput.now().minus(each.held()),
                Severity.HARMS));
  }

  private static boolean isBehindASlowQuery(Borrower waiting, DiagnosisInput diagnosisInput) {
    return diagnosisInput.pools().stream()
        .flatMap(pool -> pool.judged(BorrowerVerdict.SLOW_QUERY).stream())
        .flatMap(slow -> slow.backend().stream())
        .flatMap(slow -> BlockingChain.behind(slow, diagnosisInput).stream())
        .anyMatch(behind -> waiting.backend().filter(behind::equals).isPresent());
  }

  private static String evidence(Backend waiting, DiagnosisInput diagnosisInput) {
    String blockers =
        waiting.blockedBy().stream()
            .flatMap(pid -> diagnosisInput.backend(pid).stream())
            .filter(each -> !each.waitsForALock())
            .findFirst()
            .map(
                each ->
                    "Process %s (%s, %s) is in the way: %s"
                        .formatted(each.pid(), each.application(), each.state(), each.statement()))
            .orElse("Others that wait are ahead.");
    return "It wants %s. %s".formatted(waiting.wants().orElse("a lock"), blockers);
  }
}
