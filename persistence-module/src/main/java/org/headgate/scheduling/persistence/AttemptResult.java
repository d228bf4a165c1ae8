package org.headgate.scheduling.persistence;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The result of an attempt.
 *
 * @param token the token of the assignment
 * @param delay until the next attempt, for {@link End#RETRY} and {@link End#DEFERRED}
 * @param quiet the pause that the receiver asked for, for executions of other instants too
 */
public record AttemptResult(
    UUID id,
    UUID scheduleId,
    long token,
    End end,
    Optional<String> error,
    Instant startedAt,
    Instant finishedAt,
    Duration delay,
    Optional<Duration> quiet) {

  /** The same attempt as deferred: it does not count as an attempt. */
  public AttemptResult deferred(Optional<String> why, Duration pause) {
    return new AttemptResult(
        id, scheduleId, token, End.DEFERRED, why, startedAt, finishedAt, pause, Optional.empty());
  }

  /** The same attempt without the pause, because the schedule has another receiver by now. */
  public AttemptResult withoutPause() {
    return new AttemptResult(
        id, scheduleId, token, end, error, startedAt, finishedAt, Duration.ZERO, Optional.empty());
  }

  /** The consequence for the execution. */
  public enum End {
    SUCCEEDED,
    /** Failed, with no further attempt. */
    FAILED,
    /** Failed; another attempt follows. */
    RETRY,
    /**
     * It could not start, or failed by a fault of the service itself, which the error names. It is
     * retried without counting as an attempt.
     */
    DEFERRED,
    /**
     * Failed, with no further attempt: the receiver wants no more requests, and the schedule is
     * stopped.
     */
    GONE,
    /** Not executed, because it was deferred for too long. It does not count as a failure. */
    MISSED;

    String wireName() {
      return this == GONE ? FAILED.wireName() : name().toLowerCase(Locale.ROOT);
    }
  }
}
