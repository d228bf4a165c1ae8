package org.headgate.pool.service.admission;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The right to borrow one connection, held from admission until it is closed. Closing it twice does
 * nothing.
 */
public final class AdmissionPermit {
  private final AdmissionController admissionController;
  private final WorkPriority workPriority;
  private final long acquiredAt;
  private final AtomicBoolean open = new AtomicBoolean(true);

  AdmissionPermit(
      AdmissionController admissionController, WorkPriority workPriority, long acquiredAt) {
    this.admissionController = admissionController;
    this.workPriority = workPriority;
    this.acquiredAt = acquiredAt;
  }

  public void close() {
    if (open.compareAndSet(true, false)) {
      admissionController.release(workPriority, acquiredAt);
    }
  }
}
