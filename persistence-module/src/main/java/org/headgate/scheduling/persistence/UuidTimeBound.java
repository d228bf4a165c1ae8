package org.headgate.scheduling.persistence;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Finds old rows by their primary key, because ids are ordered by creation time (UUIDv7, RFC 9562).
 * The ids come from the nodes' clocks, so two hours are allowed for wrong ones.
 */
public final class UuidTimeBound {

  private static final Duration WRONG_CLOCKS = Duration.ofHours(2);

  private UuidTimeBound() {}

  /** An id above every id that was made before the instant. */
  public static UUID idUpperBoundBefore(Instant instant) {
    return new UUID(instant.plus(WRONG_CLOCKS).toEpochMilli() << 16, 0);
  }
}
