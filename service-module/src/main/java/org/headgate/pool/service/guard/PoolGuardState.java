package org.headgate.pool.service.guard;

import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.AdmissionController;

/** What the guard keeps for one database: who may in, whether it is down, what went wrong. */
record PoolGuardState(
    PoolName name,
    AdmissionController admission,
    CircuitBreaker breaker,
    FaultHistory faults,
    BorrowRegistry borrows) {
  GuardSnapshot snapshot() {
    return new GuardSnapshot(
        name,
        admission.snapshot(),
        breaker.state(),
        breaker.since(),
        breaker.lastOpened(),
        faults.counts(),
        faults.last(),
        faults.failedCalls());
  }
}
