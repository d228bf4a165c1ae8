package org.headgate.pool.service;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The right to borrow one connection, from admission until it is closed. Closing it twice does
 * nothing.
 */
final class Permit {
  private final Admission admission;
  private final WorkClass workClass;
  private final long takenAt;
  private final AtomicBoolean open = new AtomicBoolean(true);

  Permit(Admission admission, WorkClass workClass, long takenAt) {
    this.admission = admission;
    this.workClass = workClass;
    this.takenAt = takenAt;
  }

  void close() {
    if (open.compareAndSet(true, false)) {
      admission.giveBack(workClass, takenAt);
    }
  }
}
