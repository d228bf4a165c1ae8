package org.headgate.pool.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.pool.persistence.FaultKind;

/**
 * How a database was at the last look.
 *
 * @param since when it came to be so
 * @param responseTime how long the last probe took; zero when none was answered
 * @param reason why it is down
 * @param fault what that reason means, where it is known
 */
public record DatabaseCondition(
    State state,
    Instant since,
    Duration responseTime,
    Optional<String> reason,
    Optional<FaultKind> fault) {

  /**
   * Unknown only until the first look. Full is a database that works, for whoever has a connection,
   * and gives out no more.
   */
  public enum State {
    UNKNOWN,
    UP,
    FULL,
    DOWN
  }

  static DatabaseCondition unknown(Instant since) {
    return new DatabaseCondition(
        State.UNKNOWN, since, Duration.ZERO, Optional.empty(), Optional.empty());
  }

  static DatabaseCondition up(Instant since, Duration responseTime) {
    return new DatabaseCondition(State.UP, since, responseTime, Optional.empty(), Optional.empty());
  }

  static DatabaseCondition down(Instant since, String reason, Optional<FaultKind> fault) {
    return new DatabaseCondition(State.DOWN, since, Duration.ZERO, Optional.of(reason), fault);
  }

  static DatabaseCondition full(Instant since, String reason, FaultKind kind) {
    return new DatabaseCondition(
        State.FULL, since, Duration.ZERO, Optional.of(reason), Optional.of(kind));
  }

  /** Whether it works; it may be full. */
  public boolean isUp() {
    return state == State.UP || state == State.FULL;
  }

  /** The same condition, seen again. */
  DatabaseCondition seenAgain(DatabaseCondition latest) {
    return new DatabaseCondition(
        state, since, latest.responseTime(), latest.reason(), latest.fault());
  }

  boolean isKnown() {
    return state != State.UNKNOWN;
  }
}
