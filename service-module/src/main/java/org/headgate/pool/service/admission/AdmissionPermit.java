package org.headgate.pool.service.admission;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The right to borrow one connection, held from admission until it is closed. Closing it twice does
 * nothing.
 */
public final class AdmissionPermit {
  private final AdmissionController admissionController;
  private final WorkPriority workPriority;
  private final long takenAt;
  private final AtomicBoolean open = new AtomicBoolean(true);

  AdmissionPermit(
      AdmissionController admissionController, WorkPriority workPriority, long takenAt) {
    this.admissionController = admissionController;
    this.workPriority = workPriority;
    this.takenAt = takenAt;
  }

  public void close() {
    if (open.compareAndSet(true, false)) {
      admissionController.release(workPriority, takenAt);
    }
  }
}
