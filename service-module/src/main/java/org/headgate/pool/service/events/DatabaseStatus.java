package org.headgate.pool.service.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.pool.persistence.faults.FaultKind;

/**
 * The state of a database at the last probe.
 *
 * @param since when it got into this state
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
   * Unknown only before the first probe. Full means that the database works for existing
   * connections but accepts no more.
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

  /** The same state, seen again. */
  public DatabaseStatus refreshed(DatabaseStatus latest) {
    return new DatabaseStatus(state, since, latest.responseTime(), latest.reason(), latest.fault());
  }

  public boolean isKnown() {
    return state != State.UNKNOWN;
  }
}
