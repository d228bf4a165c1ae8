package org.headgate.pool.service.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.diagnosis.Finding.Severity;
import org.headgate.pool.service.guard.CircuitBreakerState;
import org.headgate.pool.service.guard.FaultHistory.Occurrence;

/**
 * Names an open circuit: requests are refused without a try, because the last ones all failed. The
 * monitor closes the circuit when it reaches the database; if work goes on failing, the circuit
 * opens and closes in turn, so a recently opened one counts too.
 */
final class OpenCircuitRule implements PoolRule {

  @Override
  public Optional<Finding> evaluate(PoolObservation pool, DiagnosisInput diagnosisInput) {
    if (pool.guard().breaker() != CircuitBreakerState.CLOSED) {
      return Optional.of(
          finding(pool, "requests are refused without a try", pool.guard().breakerSince()));
    }
    return pool.guard()
        .lastOpened()
        .filter(diagnosisInput::isPresent)
        .map(
            opened ->
                finding(
                    pool,
                    "requests were refused without a try %s ago"
                        .formatted(
                            DurationFormat.of(Duration.between(opened, diagnosisInput.now()))),
                    opened))
        .or(() -> FailingRequests.in(pool, diagnosisInput));
  }

  private static Finding finding(PoolObservation pool, String subject, Instant since) {
    Optional<Occurrence> last = pool.guard().lastFault();
    return new Finding(
        DiagnosisCode.CIRCUIT_OPEN,
        Optional.of(pool.pool()),
        "%s: %s, as those before all failed.%s"
            .formatted(
                pool.database(),
                subject,
                last.map(Occurrence::kind).map(kind -> " " + kind.explanation()).orElse("")),
        last.map(Occurrence::message)
            .map(message -> "The last fault: \"%s\".".formatted(message.strip()))
            .orElse("No fault is on record."),
        last.map(Occurrence::kind).map(FaultKind::cure).map(cure -> cure + " ").orElse("")
            + "The circuit closes by itself with the first success.",
        since,
        Severity.HARMS);
  }
}
