package org.headgate.pool.service.guard;

import java.time.Duration;
import java.util.List;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.faults.DatabaseFault;
import org.headgate.pool.service.admission.RefusalReason;

/** Calls several listeners in the order in which they were found. */
record CompositeListener(List<GuardListener> all) implements GuardListener {
  CompositeListener {
    all = List.copyOf(all);
  }

  @Override
  public void admitted(GuardedWork work, Duration waited) {
    all.forEach(listener -> listener.admitted(work, waited));
  }

  @Override
  public void released(GuardedWork work, Duration held) {
    all.forEach(listener -> listener.released(work, held));
  }

  @Override
  public void refused(GuardedWork work, RefusalReason refusalReason) {
    all.forEach(listener -> listener.refused(work, refusalReason));
  }

  @Override
  public void faulted(GuardedWork work, DatabaseFault fault) {
    all.forEach(listener -> listener.faulted(work, fault));
  }

  @Override
  public void retried(GuardedWork work, int retry, Duration delay) {
    all.forEach(listener -> listener.retried(work, retry, delay));
  }

  @Override
  public void failed(GuardedWork work, DatabaseFault fault, GuardSnapshot state) {
    all.forEach(listener -> listener.failed(work, fault, state));
  }

  @Override
  public void breakerChanged(PoolName database, CircuitBreakerState from, CircuitBreakerState to) {
    all.forEach(listener -> listener.breakerChanged(database, from, to));
  }
}
