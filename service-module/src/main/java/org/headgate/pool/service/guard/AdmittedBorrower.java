package org.headgate.pool.service.guard;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.pool.service.admission.AdmissionPermit;
import org.headgate.pool.service.admission.AdmissionRefusedException;

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

  private AdmittedBorrower(
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

  /**
   * Waits for a permit.
   *
   * @throws DatabaseBusyException when none is free in time
   */
  static AdmittedBorrower admit(
      GuardedWork work,
      PoolGuardState guardState,
      Duration timeout,
      GuardListener listener,
      LongSupplier nanos) {
    long startNanos = nanos.getAsLong();
    AdmissionPermit permit = permit(work, guardState, timeout, listener);
    boolean admitted = false;
    try {
      listener.admitted(work, Duration.ofNanos(nanos.getAsLong() - startNanos));
      AdmittedBorrower borrower = new AdmittedBorrower(work, guardState, permit, listener, nanos);
      admitted = true;
      return borrower;
    } finally {
      if (!admitted) {
        permit.close();
      }
    }
  }

  private static AdmissionPermit permit(
      GuardedWork work, PoolGuardState guardState, Duration timeout, GuardListener listener) {
    try {
      return guardState.admission().acquire(work.workPriority(), timeout);
    } catch (AdmissionRefusedException e) {
      listener.refused(work, e.reason());
      throw new DatabaseBusyException(
          "The database is busy. Nothing was changed.", e.retryAfter(), e);
    }
  }

  @Override
  public void close() {
    end(true);
  }

  /** Ends a borrower that the pool gave no connection, which therefore returns none. */
  void closeWithoutConnection() {
    end(false);
  }

  private synchronized void end(boolean hadConnection) {
    if (!closed) {
      closed = true;
      guardState.borrows().end(connectionBorrow, false, hadConnection);
      admissionPermit.close();
      listener.released(work, Duration.ofNanos(nanos.getAsLong() - acquiredAt));
    }
  }
}
