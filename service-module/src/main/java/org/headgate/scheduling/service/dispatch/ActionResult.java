package org.headgate.scheduling.service.dispatch;

import java.time.Duration;
import java.util.Optional;

/**
 * Result of one attempt.
 *
 * @param error in words; empty when it went well
 * @param pause what the receiver asks for before the next attempt, or how long to wait when busy or
 *     deferred
 */
public record ActionResult(Kind kind, Optional<String> error, Optional<Duration> pause) {

  /** The consequence of the attempt. */
  public enum Kind {
    DONE,
    /** Another attempt may succeed. */
    FAILED,
    /** No further attempt can succeed. */
    REFUSED,
    /** The receiver wants no further requests: the schedule is disabled, and its owner notified. */
    GONE,
    /** It failed by a fault of the service itself, and does not count as an attempt. */
    DEFERRED,
    /**
     * It was not started, because too many of its kind are running. It does not count as an
     * attempt.
     */
    BUSY
  }

  public static ActionResult done() {
    return new ActionResult(Kind.DONE, Optional.empty(), Optional.empty());
  }

  public static ActionResult failed(String error) {
    return new ActionResult(Kind.FAILED, Optional.of(error), Optional.empty());
  }

  /**
   * @param pause that the receiver asks for: no execution of the schedule sends a request before,
   *     up to a day
   */
  public static ActionResult failed(String error, Duration pause) {
    return new ActionResult(Kind.FAILED, Optional.of(error), Optional.of(pause));
  }

  public static ActionResult refused(String error) {
    return new ActionResult(Kind.REFUSED, Optional.of(error), Optional.empty());
  }

  public static ActionResult gone(String error) {
    return new ActionResult(Kind.GONE, Optional.of(error), Optional.empty());
  }

  /** Like mail that cannot be sent, it is retried with growing pauses for up to two days. */
  public static ActionResult deferred(String error) {
    return new ActionResult(Kind.DEFERRED, Optional.of(error), Optional.empty());
  }

  /**
   * @param pause until the next attempt, for a fault that nobody mends within seconds
   */
  public static ActionResult deferred(String error, Duration pause) {
    return new ActionResult(Kind.DEFERRED, Optional.of(error), Optional.of(pause));
  }

  public static ActionResult busy(Duration pause) {
    return new ActionResult(Kind.BUSY, Optional.empty(), Optional.of(pause));
  }
}
