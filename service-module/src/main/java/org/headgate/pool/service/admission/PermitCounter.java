package org.headgate.pool.service.admission;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * The permits of one pool that are out. Whoever takes or gives back one exchanges the whole count,
 * so nobody waits for a lock while there is room.
 */
final class PermitCounter {

  private final AtomicReference<AdmissionOccupancy> occupancy =
      new AtomicReference<>(AdmissionOccupancy.NONE);

  AdmissionOccupancy now() {
    return occupancy.get();
  }

  /** Takes a permit of the class, unless there is no room for it. */
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

  void giveBack(WorkPriority workPriority, long takenAt) {
    occupancy.updateAndGet(before -> before.givenBack(workPriority, takenAt));
  }

  /** Takes that many at once for the maintenance, or none. */
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

  /** Counts some of the maintenance whether there is room or not; fewer when negative. */
  void addSpare(int permits) {
    occupancy.updateAndGet(before -> before.withSpare(permits));
  }
}
