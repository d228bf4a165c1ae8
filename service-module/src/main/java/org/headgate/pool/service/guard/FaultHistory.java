package org.headgate.pool.service.guard;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.pool.persistence.faults.DatabaseFault;
import org.headgate.pool.persistence.faults.FaultKind;

/** Counts the faults of one database by kind and stores the latest ones. */
public final class FaultHistory {
  private static final int RETENTION = 50;

  private final Clock clock;
  private final Map<FaultKind, Long> counts = new EnumMap<>(FaultKind.class);
  private final Map<FaultKind, Occurrence> latest = new EnumMap<>(FaultKind.class);
  private final Deque<FailedCall> failedCalls = new ArrayDeque<>();
  private Optional<Occurrence> last = Optional.empty();

  FaultHistory(Clock clock) {
    this.clock = clock;
  }

  synchronized void record(DatabaseFault fault) {
    counts.merge(fault.kind(), 1L, Long::sum);
    Occurrence occurrence =
        new Occurrence(fault.kind(), fault.sqlState(), fault.message(), clock.instant());
    latest.put(fault.kind(), occurrence);
    last = Optional.of(occurrence);
  }

  /** Records that the fault ended the current thread's call. */
  synchronized void recordFailedCall(DatabaseFault fault) {
    if (failedCalls.size() == RETENTION) {
      failedCalls.removeFirst();
    }
    failedCalls.addLast(
        new FailedCall(fault.kind(), fault.message(), CurrentEndpoint.label(), clock.instant()));
  }

  /** The latest failed calls, oldest first. */
  synchronized List<FailedCall> failedCalls() {
    return List.copyOf(failedCalls);
  }

  synchronized Map<FaultKind, Long> counts() {
    return Map.copyOf(counts);
  }

  synchronized Map<FaultKind, Occurrence> lastOfEachKind() {
    return Map.copyOf(latest);
  }

  synchronized Optional<Occurrence> last() {
    return last;
  }

  /**
   * A fault that occurred.
   *
   * @param sqlState where the fault had one
   * @param message the server's, driver's or pooler's message; for operators only
   */
  public record Occurrence(FaultKind kind, Optional<String> sqlState, String message, Instant at) {}

  /**
   * A call whose last attempt ended in a fault, which its caller got; a call that succeeded after a
   * retry is not one.
   *
   * @param endpoint the request or task of the call; empty for other work
   */
  public record FailedCall(FaultKind kind, String message, Optional<String> endpoint, Instant at) {}
}
