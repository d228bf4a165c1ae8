package org.headgate.pool.diagnosis.service;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.pool.DiagnosisCode;
import org.headgate.pool.Verdict;
import org.headgate.pool.insight.service.Borrower;
import org.headgate.pool.persistence.Backend;

/**
 * Requests hold connections and wait for a lock that another transaction has. Where that one is
 * ours and slow, its statement is the cause, and named instead.
 */
final class LockWaits implements Symptom {
  private static final Duration SHORT = Duration.ofSeconds(1);

  @Override
  public Stream<Finding> in(Sights sights) {
    return sights.pools().stream().flatMap(pool -> ofPool(pool, sights).stream());
  }

  private static Optional<Finding> ofPool(PoolSight pool, Sights sights) {
    List<Borrower> waiting = pool.judged(Verdict.LOCK_WAIT);
    Optional<Borrower> longest =
        waiting.stream()
            .max(Comparator.comparing(Borrower::held))
            .filter(each -> each.held().compareTo(SHORT) >= 0)
            .filter(each -> !isBehindASlowQuery(each, sights));
    return longest.map(
        each ->
            new Finding(
                DiagnosisCode.LOCK_WAIT,
                Optional.of(pool.pool()),
                "%s pool: %s for a lock, the longest for %s."
                    .formatted(
                        pool.title(),
                        Words.count(waiting.size(), "connection waits", "connections wait"),
                        Words.of(each.held())),
                each.backend().map(backend -> evidence(backend, sights)).orElse(""),
                "Let the transaction in the way end, or end it (database/locks names it). If it is"
                    + " ours and frequent, shorten it.",
                sights.now().minus(each.held()),
                Weight.HARMS));
  }

  private static boolean isBehindASlowQuery(Borrower waiting, Sights sights) {
    return sights.pools().stream()
        .flatMap(pool -> pool.judged(Verdict.SLOW_QUERY).stream())
        .flatMap(slow -> slow.backend().stream())
        .flatMap(slow -> BlockingChain.behind(slow, sights).stream())
        .anyMatch(behind -> waiting.backend().filter(behind::equals).isPresent());
  }

  private static String evidence(Backend waiting, Sights sights) {
    String blockers =
        waiting.blockedBy().stream()
            .flatMap(pid -> sights.backend(pid).stream())
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
