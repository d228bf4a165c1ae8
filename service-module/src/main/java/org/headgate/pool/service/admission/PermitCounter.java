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
    AdmissionOccupancy current;
    do {
      current = occupancy.get();
      if (!current.hasRoom(limits, workPriority)) {
        return false;
      }
    } while (!occupancy.compareAndSet(current, current.acquired(workPriority, acquiredAt)));
    return true;
  }

  void release(WorkPriority workPriority, long acquiredAt) {
    occupancy.updateAndGet(current -> current.released(workPriority, acquiredAt));
  }

  /** Acquires this many permits for maintenance, or none. */
  boolean tryAcquireMaintenance(AdmissionLimits limits, int permits, BooleanSupplier isQueueEmpty) {
    AdmissionOccupancy current;
    do {
      current = occupancy.get();
      if (!isQueueEmpty.getAsBoolean()
          || current.inUse() + current.maintenance() + permits > limits.size()) {
        return false;
      }
    } while (!occupancy.compareAndSet(current, current.withMaintenance(permits)));
    return true;
  }

  /** Counts maintenance permits whether or not any are free; a negative number releases. */
  void addMaintenance(int permits) {
    occupancy.updateAndGet(current -> current.withMaintenance(permits));
  }
}
