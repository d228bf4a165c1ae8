package org.headgate.pool.diagnosis.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.pool.DiagnosisCode;
import org.headgate.pool.persistence.FaultKind;
import org.headgate.pool.service.BreakerState;
import org.headgate.pool.service.FaultSighting;

/**
 * Requests are refused without a try, because the last ones all failed. The watch closes the
 * circuit when it reaches the database; where work goes on failing the circuit opens and closes in
 * turn, so one that opened a moment ago counts too.
 */
final class OpenCircuit implements Symptom {

  @Override
  public Stream<Finding> in(Sights sights) {
    return sights.pools().stream().flatMap(pool -> ofPool(pool, sights).stream());
  }

  private static Optional<Finding> ofPool(PoolSight pool, Sights sights) {
    if (pool.guard().breaker() != BreakerState.CLOSED) {
      return Optional.of(
          finding(pool, "requests are refused without a try", pool.guard().breakerSince()));
    }
    return pool.guard()
        .lastOpened()
        .filter(sights::isPresent)
        .map(
            opened ->
                finding(
                    pool,
                    "requests were refused without a try %s ago"
                        .formatted(Words.of(Duration.between(opened, sights.now()))),
                    opened))
        .or(() -> FailingRequests.in(pool, sights));
  }

  private static Finding finding(PoolSight pool, String what, Instant since) {
    Optional<FaultSighting> last = pool.guard().lastFault();
    return new Finding(
        DiagnosisCode.CIRCUIT_OPEN,
        Optional.of(pool.pool()),
        "%s: %s, as those before all failed.%s"
            .formatted(
                pool.database(),
                what,
                last.map(FaultSighting::kind).map(kind -> " " + kind.explanation()).orElse("")),
        last.map(FaultSighting::message)
            .map(words -> "The last fault: \"%s\".".formatted(words.strip()))
            .orElse("No fault is on record."),
        last.map(FaultSighting::kind).map(FaultKind::cure).map(cure -> cure + " ").orElse("")
            + "The circuit closes by itself with the first success.",
        since,
        Weight.HARMS);
  }
}
