package org.headgate.pool.service.advice;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.guard.FaultHistory.Occurrence;

/**
 * How many more connections the server would grant. None where the server or a pooler reported
 * lately that it is full: a server's own limits say nothing of the pooler in front of it.
 */
final class FreeServerConnections {

  private static final Duration RECENT_WINDOW = Duration.ofSeconds(60);
  private static final Set<FaultKind> LIMITS =
      EnumSet.of(FaultKind.SERVER_LIMIT, FaultKind.POOLER_LIMIT);

  private FreeServerConnections() {}

  /**
   * @param faults the latest of each kind, of all pools: they use the same server
   * @param left what the server's limits leave, where it was asked
   */
  static Optional<Integer> free(Stream<Occurrence> faults, Optional<Integer> left, Instant now) {
    Instant since = now.minus(RECENT_WINDOW);
    boolean full =
        faults.anyMatch(fault -> LIMITS.contains(fault.kind()) && fault.at().isAfter(since));
    return full ? Optional.of(0) : left;
  }
}
