package org.headgate.scheduling.dispatch.service;

import java.time.Duration;
import java.util.Optional;

/**
 * How one attempt went.
 *
 * @param error in words; empty when it went well
 * @param pause what the receiver asks for before the next attempt, or how long to wait when busy
 */
public record Delivery(Kind kind, Optional<String> error, Optional<Duration> pause) {

  /** What follows. */
  public enum Kind {
    DONE,
    /** Another attempt may help. */
    FAILED,
    /** No further attempt can help. */
    REFUSED,
    /** The receiver wants no further requests: the schedule is stopped, and its owner told. */
    GONE,
    /** It failed by a fault of the service itself. It counts as no attempt. */
    DEFERRED,
    /** It was not begun: too much of the kind is under way. It counts as no attempt. */
    BUSY
  }

  public static Delivery done() {
    return new Delivery(Kind.DONE, Optional.empty(), Optional.empty());
  }

  public static Delivery failed(String error) {
    return new Delivery(Kind.FAILED, Optional.of(error), Optional.empty());
  }

  /**
   * @param pause for how long the receiver asks for no request: no instant of the schedule makes
   *     one before, up to a day
   */
  public static Delivery failed(String error, Duration pause) {
    return new Delivery(Kind.FAILED, Optional.of(error), Optional.of(pause));
  }

  public static Delivery refused(String error) {
    return new Delivery(Kind.REFUSED, Optional.of(error), Optional.empty());
  }

  public static Delivery gone(String error) {
    return new Delivery(Kind.GONE, Optional.of(error), Optional.empty());
  }

  /** As mail that cannot be sent, it is tried again with growing pauses for up to two days. */
  public static Delivery deferred(String error) {
    return new Delivery(Kind.DEFERRED, Optional.of(error), Optional.empty());
  }

  public static Delivery busy(Duration pause) {
    return new Delivery(Kind.BUSY, Optional.empty(), Optional.of(pause));
  }
}
