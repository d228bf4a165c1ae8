package org.headgate.pool.service.diagnosis;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.headgate.pool.api.BorrowerVerdict;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.service.diagnosis.Finding.Severity;
import org.headgate.pool.service.inspection.Borrower;
import org.headgate.pool.service.inspection.BorrowerReporter;

/** Names work that holds a connection for long while the server sees it idle. */
final class ConnectionLeakRule implements PoolRule {

  @Override
  public Optional<Finding> evaluate(PoolObservation pool, DiagnosisInput diagnosisInput) {
    List<Borrower> leaking = pool.borrowersWith(BorrowerVerdict.LEAK);
    if (waitingForALock(pool, diagnosisInput) >= leaking.size()) {
      return Optional.empty();
    }
    return leaking.stream()
        .max(Comparator.comparing(Borrower::held))
        .map(
            longest ->
                new Finding(
                    DiagnosisCode.LEAK,
                    Optional.of(pool.pool()),
                    "%s pool: %s of %s connections are held without using the database, the longest for %s%s."
                        .formatted(
                            pool.title(),
                            leaking.size(),
                            pool.guard().admission().size(),
                            DurationFormat.of(longest.held()),
                            longest.borrow().endpoint().map(route -> " by " + route).orElse("")),
                    "Thread %s, borrowed at %s."
                        .formatted(
                            longest.borrow().thread(),
                            longest.borrow().stackAtBorrow().stream()
                                .findFirst()
                                .orElse("a place unknown")),
                    "A restart of this node frees the connections; a larger pool only leaks for"
                        + " longer. To fix it, move the work that the stacks of the borrowers show"
                        + " out of the transaction.",
                    diagnosisInput.now().minus(longest.held()),
                    Severity.HARMS));
  }

  /**
   * Processes of the pool that wait for a lock and match no borrower: a borrower that seems idle
   * may be one of them.
   */
  private static long waitingForALock(PoolObservation pool, DiagnosisInput diagnosisInput) {
    List<Backend> matched =
        pool.borrowers().stream().flatMap(borrower -> borrower.backend().stream()).toList();
    return BorrowerReporter.ofPool(pool.pool(), diagnosisInput.seenBackends()).stream()
        .filter(backend -> backend.waitsForALock() && !matched.contains(backend))
        .count();
  }
}
