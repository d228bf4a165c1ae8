package org.headgate.pool.service.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.pool.persistence.faults.FaultKind;

/**
 * How a database was at the last look.
 *
 * @param since when it came to be so
 * @param responseTime how long the last probe took; zero when none was answered
 * @param reason why it is down
 * @param fault what that reason means, where it is known
 */
public record DatabaseStatus(
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

  public static DatabaseStatus unknown(Instant since) {
    return new DatabaseStatus(
        State.UNKNOWN, since, Duration.ZERO, Optional.empty(), Optional.empty());
  }

  public static DatabaseStatus up(Instant since, Duration responseTime) {
    return new DatabaseStatus(State.UP, since, responseTime, Optional.empty(), Optional.empty());
  }

  public static DatabaseStatus down(Instant since, String reason, Optional<FaultKind> fault) {
    return new DatabaseStatus(State.DOWN, since, Duration.ZERO, Optional.of(reason), fault);
  }

  public static DatabaseStatus full(Instant since, String reason, FaultKind kind) {
    return new DatabaseStatus(
        State.FULL, since, Duration.ZERO, Optional.of(reason), Optional.of(kind));
  }

  /** Whether it works; it may be full. */
  public boolean isUp() {
    return state == State.UP || state == State.FULL;
  }

  /** The same condition, seen again. */
  public DatabaseStatus seenAgain(DatabaseStatus latest) {
    return new DatabaseStatus(state, since, latest.responseTime(), latest.reason(), latest.fault());
  }

  public boolean isKnown() {
    return state != State.UNKNOWN;
  }
}
