package org.headgate.pool.service;

import org.headgate.pool.DatabaseName;

/** What the guard keeps for one database: who may in, whether it is down, what went wrong. */
record DatabaseGate(
    DatabaseName name,
    Admission admission,
    CircuitBreaker breaker,
    FaultLedger faults,
    Borrows borrows) {
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
