package org.headgate.pool.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A piece of work that may hold a connection.
 *
 * @param heldMilliseconds how long by now
 * @param workClass priority of its work
 * @param endpoint the route it serves, or the task it runs
 * @param stackAtBorrow our own frames when it was admitted, innermost first
 * @param stackNow the present frames of its thread, innermost first
 * @param backendPid the server process that works for it, if any does
 * @param pidCertain false where other borrowers could be meant as well: processes are matched by
 *     their start times
 * @param statement what that process runs, literals masked
 */
public record BorrowerView(
    Instant since,
    long heldMilliseconds,
    String thread,
    String workClass,
    Optional<String> endpoint,
    List<String> stackAtBorrow,
    List<String> stackNow,
    Optional<Integer> backendPid,
    boolean pidCertain,
    Optional<String> statement,
    BorrowerVerdict verdict) {

  public BorrowerView {
    stackAtBorrow = List.copyOf(stackAtBorrow);
    stackNow = List.copyOf(stackNow);
  }
}
