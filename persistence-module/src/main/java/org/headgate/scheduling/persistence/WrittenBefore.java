package org.headgate.scheduling.persistence;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Ids are in the order of the time at which they were made (UUIDv7, RFC 9562), so the primary key
 * finds what is old. Nodes' clocks made them: two hours are left for those that are wrong.
 */
public final class WrittenBefore {

  private static final Duration WRONG_CLOCKS = Duration.ofHours(2);

  private WrittenBefore() {}

  /** Every id of before that is less. */
  public static UUID idUpperBoundBefore(Instant instant) {
    return new UUID(instant.plus(WRONG_CLOCKS).toEpochMilli() << 16, 0);
  }
}
