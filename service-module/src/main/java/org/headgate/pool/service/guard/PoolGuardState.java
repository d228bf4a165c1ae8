package org.headgate.pool.service.guard;

import java.time.Clock;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.AdmissionController;

/** The guard's state of one database: admission, circuit breaker, fault history. */
record PoolGuardState(
    PoolName name,
    AdmissionController admission,
    CircuitBreaker breaker,
    FaultHistory faults,
    BorrowRegistry borrows) {

  /** A closed breaker, no faults, and an empty admission. */
  static PoolGuardState of(
      PoolName database,
      GuardSettings settings,
      Clock clock,
      GuardClock guardClock,
      GuardListener listener) {
    return new PoolGuardState(
        database,
        new AdmissionController(settings.limits().get(database), guardClock::nanos),
        new CircuitBreaker(
            settings.breaker(),
            clock,
            guardClock::nanos,
            (from, to) -> listener.breakerChanged(database, from, to)),
        new FaultHistory(clock),
        new BorrowRegistry(clock, guardClock::nanos));
  }

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
