package org.headgate.scheduling.persistence;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * How an attempt ended.
 *
 * @param token of the assignment
 * @param delay until the next attempt, for {@link End#RETRY} and {@link End#DEFERRED}
 */
public record Finish(
    UUID id,
    UUID schedule,
    long token,
    End end,
    Optional<String> error,
    Instant startedAt,
    Instant finishedAt,
    Duration delay) {

  /** What becomes of the execution. */
  public enum End {
    SUCCEEDED,
    /** For good. */
    FAILED,
    /** There will be another attempt. */
    RETRY,
    /** It could not begin, and is tried again without counting as an attempt. */
    DEFERRED;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
