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
 * @param quiet for how long the receiver asks for no request, those of other instants included
 */
public record AttemptResult(
    UUID id,
    UUID schedule,
    long token,
    End end,
    Optional<String> error,
    Instant startedAt,
    Instant finishedAt,
    Duration delay,
    Optional<Duration> quiet) {

  /** The same, put off: it counts as no attempt. */
  public AttemptResult putOff(Optional<String> why, Duration pause) {
    return new AttemptResult(
        id, schedule, token, End.DEFERRED, why, startedAt, finishedAt, pause, Optional.empty());
  }

  /** What becomes of the execution. */
  public enum End {
    SUCCEEDED,
    /** For good. */
    FAILED,
    /** There will be another attempt. */
    RETRY,
    /**
     * It could not begin, or failed by a fault of the service itself, which the error says then. It
     * is tried again without counting as an attempt.
     */
    DEFERRED,
    /** For good: the receiver wants no further requests, and the schedule is stopped. */
    GONE,
    /** For good: it was put off for too long. It counts as no failure. */
    MISSED;

    String wireName() {
      return this == GONE ? FAILED.wireName() : name().toLowerCase(Locale.ROOT);
    }
  }
}
