package org.headgate.pool.service;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.pool.persistence.DatabaseFault;
import org.headgate.pool.persistence.FaultKind;

/**
 * Counts the faults of one database by kind and keeps the last ones (seeds A1, D1: recognised and
 * counted).
 */
final class FaultLedger {
  private static final int KEPT = 50;

  private final Clock clock;
  private final Map<FaultKind, Long> counts = new EnumMap<>(FaultKind.class);
  private final Map<FaultKind, FaultSighting> latest = new EnumMap<>(FaultKind.class);
  private final Deque<FailedCall> failedCalls = new ArrayDeque<>();
  private Optional<FaultSighting> last = Optional.empty();

  FaultLedger(Clock clock) {
    this.clock = clock;
  }

  synchronized void enter(DatabaseFault fault) {
    counts.merge(fault.kind(), 1L, Long::sum);
    FaultSighting sighting =
        new FaultSighting(fault.kind(), fault.sqlState(), fault.message(), clock.instant());
    latest.put(fault.kind(), sighting);
    last = Optional.of(sighting);
  }

  /** The fault ended the call that the current thread makes. */
  synchronized void gaveUp(DatabaseFault fault) {
    if (failedCalls.size() == KEPT) {
      failedCalls.removeFirst();
    }
    failedCalls.addLast(
        new FailedCall(fault.kind(), fault.message(), CurrentEndpoint.label(), clock.instant()));
  }

  /** The last of them, oldest first. */
  synchronized List<FailedCall> failedCalls() {
    return List.copyOf(failedCalls);
  }

  synchronized Map<FaultKind, Long> counts() {
    return Map.copyOf(counts);
  }

  synchronized Map<FaultKind, FaultSighting> lastOfEachKind() {
    return Map.copyOf(latest);
  }

  synchronized Optional<FaultSighting> last() {
    return last;
  }
}
