package org.headgate.pool.diagnosis.service;

import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.pool.DiagnosisCode;
import org.headgate.pool.service.BreakerState;
import org.headgate.pool.service.FaultSighting;

/** Requests are refused without a try, because the last ones all failed. */
final class OpenCircuit implements Symptom {

  @Override
  public Stream<Finding> in(Sights sights) {
    return sights.pools().stream()
        .filter(pool -> pool.guard().breaker() != BreakerState.CLOSED)
        .map(
            pool ->
                new Finding(
                    DiagnosisCode.CIRCUIT_OPEN,
                    Optional.of(pool.pool()),
                    pool.title() + " database: the circuit is open, requests are refused at once.",
                    pool.guard()
                        .lastFault()
                        .map(FaultSighting::message)
                        .map("The last fault: \"%s\"."::formatted)
                        .orElse("No fault is on record."),
                    "Nothing: it tries again by itself and closes with the first success. Mend what"
                        + " stands above this line.",
                    pool.guard().breakerSince(),
                    true));
  }
}
