package org.headgate.pool.service.guard;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.headgate.common.service.OutageLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.faults.DatabaseFault;
import org.headgate.pool.service.admission.RefusalReason;

/**
 * Calls several listeners in the order in which they were found. A failing one costs neither the
 * call its result nor the others the event.
 */
record CompositeListener(List<GuardListener> all) implements GuardListener {

  private static final OutageLogger FAILURES =
      new OutageLogger(CompositeListener.class, "A listener of the database guard fails");

  CompositeListener {
    all = List.copyOf(all);
  }

  @Override
  public void admitted(GuardedWork work, Duration waited) {
    callEach(listener -> listener.admitted(work, waited));
  }

  @Override
  public void released(GuardedWork work, Duration held) {
    callEach(listener -> listener.released(work, held));
  }

  @Override
  public void refused(GuardedWork work, RefusalReason refusalReason) {
    callEach(listener -> listener.refused(work, refusalReason));
  }

  @Override
  public void faulted(GuardedWork work, DatabaseFault fault) {
    callEach(listener -> listener.faulted(work, fault));
  }

  @Override
  public void retried(GuardedWork work, int retry, Duration delay) {
    callEach(listener -> listener.retried(work, retry, delay));
  }

  @Override
  public void failed(GuardedWork work, DatabaseFault fault, GuardSnapshot state) {
    callEach(listener -> listener.failed(work, fault, state));
  }

  @Override
  public void breakerChanged(PoolName database, CircuitBreakerState from, CircuitBreakerState to) {
    callEach(listener -> listener.breakerChanged(database, from, to));
  }

  private void callEach(Consumer<GuardListener> event) {
    for (GuardListener listener : all) {
      try {
        event.accept(listener);
      } catch (RuntimeException | Error e) {
        FAILURES.reportFailure(e);
      }
    }
  }
}
