package org.headgate.pool.service.guard;

import java.time.Instant;

/**
 * A borrow that has ended.
 *
 * @param failed whether its work ended in an exception
 */
public record EndedBorrow(ConnectionBorrow borrow, Instant endedAt, boolean failed) {

  /** The borrower, its thread, and its place in the code. */
  public String description() {
    return "%s on thread %s at %s"
        .formatted(
            borrow.endpoint().orElse("work of the background"),
            borrow.thread(),
            borrow.stackAtBorrow().stream().findFirst().orElse("a place unknown"));
  }

  /** Whether it was held at that instant. */
  public boolean covers(Instant instant) {
    return !borrow.since().isAfter(instant) && !endedAt.isBefore(instant);
  }
}
