package org.headgate.pool.service.admission;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * The permits of one pool in use. Acquiring and releasing replace the whole state atomically, so
 * nobody waits for a lock while permits are free.
 */
final class PermitCounter {

  private final AtomicReference<AdmissionOccupancy> occupancy =
      new AtomicReference<>(AdmissionOccupancy.NONE);

  AdmissionOccupancy now() {
    return occupancy.get();
  }

  /** Acquires a permit for the priority, unless none is free for it. */
  boolean tryAcquire(AdmissionLimits limits, WorkPriority workPriority, long acquiredAt) {
    AdmissionOccupancy before;
    do {
      before = occupancy.get();
      if (!before.hasRoom(limits, workPriority)) {
        return false;
      }
    } while (!occupancy.compareAndSet(before, before.acquired(workPriority, acquiredAt)));
    return true;
  }

  void release(WorkPriority workPriority, long acquiredAt) {
    occupancy.updateAndGet(before -> before.released(workPriority, acquiredAt));
  }

  /** Acquires this many permits for maintenance, or none. */
  boolean tryAcquireMaintenance(AdmissionLimits limits, int permits, BooleanSupplier isQueueEmpty) {
    AdmissionOccupancy before;
    do {
      before = occupancy.get();
      if (!isQueueEmpty.getAsBoolean()
          || before.inUse() + before.maintenance() + permits > limits.size()) {
        return false;
      }
    } while (!occupancy.compareAndSet(before, before.withMaintenance(permits)));
    return true;
  }

  /** Counts maintenance permits whether or not any are free; a negative number releases. */
  void addMaintenance(int permits) {
    occupancy.updateAndGet(before -> before.withMaintenance(permits));
  }
}
