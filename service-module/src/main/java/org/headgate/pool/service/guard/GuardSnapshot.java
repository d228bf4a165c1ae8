package org.headgate.pool.service.guard;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.admission.AdmissionSnapshot;
import org.headgate.pool.service.guard.FaultHistory.FailedCall;
import org.headgate.pool.service.guard.FaultHistory.Occurrence;

/**
 * The guard's state of one database at one moment, for the REST API, the metrics and the diagnosis.
 *
 * @param breakerSince when the breaker came into its state
 * @param lastOpened when the breaker last opened; empty where it never did
 * @param faults how often each kind occurred since the start; kinds that never did are missing
 * @param lastFault the latest fault, if there was any
 * @param failedCalls the last calls that ended in a fault, oldest first, at most 50
 */
public record GuardSnapshot(
    PoolName database,
    AdmissionSnapshot admission,
    CircuitBreakerState breaker,
    Instant breakerSince,
    Optional<Instant> lastOpened,
    Map<FaultKind, Long> faults,
    Optional<Occurrence> lastFault,
    List<FailedCall> failedCalls) {
  public GuardSnapshot {
    faults = Map.copyOf(faults);
    failedCalls = List.copyOf(failedCalls);
  }
}
