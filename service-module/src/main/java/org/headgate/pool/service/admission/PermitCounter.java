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

  /** Acquires a permit for the class, unless none is free for it. */
  boolean tryTake(AdmissionLimits limits, WorkPriority workPriority, long takenAt) {
    AdmissionOccupancy before;
    do {
      before = occupancy.get();
      if (!before.hasRoom(limits, workPriority)) {
        return false;
      }
    } while (!occupancy.compareAndSet(before, before.taken(workPriority, takenAt)));
    return true;
  }

  void release(WorkPriority workPriority, long takenAt) {
    occupancy.updateAndGet(before -> before.released(workPriority, takenAt));
  }

  /** Acquires this many permits for maintenance, or none. */
  boolean tryTakeSpare(AdmissionLimits limits, int permits, BooleanSupplier isQueueEmpty) {
    AdmissionOccupancy before;
    do {
      before = occupancy.get();
      if (!isQueueEmpty.getAsBoolean()
          || before.inUse() + before.spare() + permits > limits.size()) {
        return false;
      }
    } while (!occupancy.compareAndSet(before, before.withSpare(permits)));
    return true;
  }

  /** Counts maintenance permits whether or not any are free; a negative number releases. */
  void addSpare(int permits) {
    occupancy.updateAndGet(before -> before.withSpare(permits));
  }
}
