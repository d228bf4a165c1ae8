package org.headgate.pool.service.diagnosis;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.headgate.pool.api.BorrowerVerdict;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.service.diagnosis.Finding.Severity;
import org.headgate.pool.service.inspection.Borrower;

/**
 * Names the transaction whose lock makes requests wait while they hold connections. Where it is
 * idle, or ours and slow, another rule names it.
 */
final class LockWaitRule implements PoolRule {
  private static final Duration MIN_HELD = Duration.ofSeconds(1);

  @Override
  public Optional<Finding> evaluate(PoolObservation pool, DiagnosisInput diagnosisInput) {
    List<Borrower> waiting = pool.borrowersWith(BorrowerVerdict.LOCK_WAIT);
    return waiting.stream()
        .max(Comparator.comparing(Borrower::held))
        .filter(borrower -> borrower.held().compareTo(MIN_HELD) >= 0)
        .flatMap(longest -> finding(pool, waiting, longest, diagnosisInput));
  }

  private static Optional<Finding> finding(
      PoolObservation pool, List<Borrower> waiting, Borrower longest, DiagnosisInput input) {
    Optional<Backend> root =
        longest.backend().flatMap(backend -> BlockingChain.rootOf(backend, input));
    if (root.isEmpty()) {
      return Optional.of(unknownBlocker(pool, waiting, longest, input));
    }
    return root.filter(candidate -> !isNamedElsewhere(candidate, input))
        .map(candidate -> blockedBy(candidate, pool, longest, input));
  }

  private static boolean isNamedElsewhere(Backend root, DiagnosisInput diagnosisInput) {
    return root.isIdleInTransaction()
        || diagnosisInput.pools().stream()
            .flatMap(pool -> pool.borrowersWith(BorrowerVerdict.SLOW_QUERY).stream())
            .anyMatch(slow -> slow.backend().filter(root::equals).isPresent());
  }

  private static Finding blockedBy(
      Backend root, PoolObservation pool, Borrower longest, DiagnosisInput diagnosisInput) {
    return new Finding(
            DiagnosisCode.LOCK_WAIT,
            Optional.of(pool.pool()),
            "%s for %s; %s."
                .formatted(
                    BlockingChain.lockOf(root, diagnosisInput),
                    DurationFormat.of(root.inTransaction().orElse(root.inState())),
                    BlockingChain.waitingBehind(root, diagnosisInput)),
            "It is %s: %s. %s wants %s."
                .formatted(
                    root.state(),
                    root.statement(),
                    longest.borrow().endpoint().orElse("One of ours"),
                    longest.backend().flatMap(Backend::wants).orElse("a lock")),
            "Let its transaction end, or end it. If it is ours and frequent, shorten it.",
            diagnosisInput.now().minus(longest.held()),
            Severity.HARMS)
        .curedByEnding(root.pid());
  }

  private static Finding unknownBlocker(
      PoolObservation pool,
      List<Borrower> waiting,
      Borrower longest,
      DiagnosisInput diagnosisInput) {
    return new Finding(
        DiagnosisCode.LOCK_WAIT,
        Optional.of(pool.pool()),
        "%s pool: %s for a lock, the longest for %s."
            .formatted(
                pool.title(),
                DurationFormat.count(waiting.size(), "connection waits", "connections wait"),
                DurationFormat.of(longest.held())),
        "It wants %s. Who has it is not seen: others that wait are ahead, or a prepared transaction."
            .formatted(longest.backend().flatMap(Backend::wants).orElse("a lock")),
        "Look at who blocks whom; pg_prepared_xacts lists transactions that no process holds.",
        diagnosisInput.now().minus(longest.held()),
        Severity.HARMS);
  }
}
