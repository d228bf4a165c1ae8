package org.headgate.pool.service.guard;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.headgate.pool.service.admission.AdmissionPermit;

/**
 * A caller that borrows a connection itself, such as a library: it holds a permit and is listed
 * among the borrowers until it is closed. Closing it twice does nothing.
 */
public final class AdmittedBorrower implements AutoCloseable {

  private final GuardedWork work;
  private final PoolGuardState guardState;
  private final AdmissionPermit admissionPermit;
  private final ConnectionBorrow connectionBorrow;
  private final GuardListener listener;
  private final LongSupplier nanos;
  private final long acquiredAt;
  private boolean closed;

  AdmittedBorrower(
      GuardedWork work,
      PoolGuardState guardState,
      AdmissionPermit admissionPermit,
      GuardListener listener,
      LongSupplier nanos) {
    this.work = work;
    this.guardState = guardState;
    this.admissionPermit = admissionPermit;
    this.listener = listener;
    this.nanos = nanos;
    this.acquiredAt = nanos.getAsLong();
    this.connectionBorrow = guardState.borrows().begin(work);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      guardState.borrows().end(connectionBorrow, false, true);
      admissionPermit.close();
      listener.released(work, Duration.ofNanos(nanos.getAsLong() - acquiredAt));
    }
  }
}
