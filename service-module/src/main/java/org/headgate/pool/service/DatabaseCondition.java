package org.headgate.pool.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a database was at the last look.
 *
 * @param since when it came to be so
 * @param responseTime how long the last probe took; zero when none was answered
 * @param reason why it is down
 */
public record DatabaseCondition(
    State state, Instant since, Duration responseTime, Optional<String> reason) {

  /** Unknown only until the first look. */
  public enum State {
    UNKNOWN,
    UP,
    DOWN
  }

  static DatabaseCondition unknown(Instant since) {
    return new DatabaseCondition(State.UNKNOWN, since, Duration.ZERO, Optional.empty());
  }

  static DatabaseCondition up(Instant since, Duration responseTime) {
    return new DatabaseCondition(State.UP, since, responseTime, Optional.empty());
  }

  static DatabaseCondition down(Instant since, String reason) {
    return new DatabaseCondition(State.DOWN, since, Duration.ZERO, Optional.of(reason));
  }

  public boolean isUp() {
    return state == State.UP;
  }

  /** The same condition, seen again. */
  DatabaseCondition seenAgain(Duration latest) {
    return new DatabaseCondition(state, since, latest, reason);
  }

  boolean isKnown() {
    return state != State.UNKNOWN;
  }
}
