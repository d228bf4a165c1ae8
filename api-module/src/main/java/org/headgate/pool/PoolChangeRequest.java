package org.headgate.pool;

import java.time.Duration;
import java.util.Optional;
import org.headgate.problem.FieldError;
import org.headgate.problem.InvalidRequest;

/**
 * What an operator wants of a pool; what is left out stays as it is.
 *
 * @param poolSize connections kept, 1 to 500
 * @param maxOverflow connections above them, 0 to 500
 * @param timeoutSeconds wait for a connection, longer than the time to connect, which only a start
 *     changes
 * @param recycleSeconds age at which a connection is replaced, or -1 for never
 * @param confirmWithinSeconds how long the change may stand unconfirmed, 1 to 3600; 60 when left
 *     out
 */
public record PoolChangeRequest(
    Optional<Integer> poolSize,
    Optional<Integer> maxOverflow,
    Optional<Integer> timeoutSeconds,
    Optional<Integer> recycleSeconds,
    Optional<Integer> confirmWithinSeconds) {

  private static final int CONFIRM_WITHIN = 60;
  private static final int LONGEST_UNCONFIRMED = 3600;

  /**
   * The whole of the settings as they would be.
   *
   * @throws InvalidRequest naming the field that asks for what cannot be
   */
  public PoolSettings appliedTo(PoolSettings now) {
    try {
      PoolSettings sized =
          now.resized(poolSize.orElse(now.minPoolSize()), maxOverflow.orElse(now.overflow()));
      PoolSettings waiting =
          timeoutSeconds
              .map(seconds -> withTimeout(sized, Duration.ofSeconds(seconds)))
              .orElse(sized);
      return recycleSeconds.map(seconds -> waiting.withAgedTimeout(age(seconds))).orElse(waiting);
    } catch (InvalidPoolSettings refused) {
      throw new InvalidRequest(
          new FieldError(field(refused.knob()), "allowed " + refused.allowed()));
    } catch (ArithmeticException tooLarge) {
      throw new InvalidRequest(new FieldError("max_overflow", "allowed a number up to 500"));
    }
  }

  /**
   * How long the change stands without being confirmed.
   *
   * @throws InvalidRequest outside 1 s to 1 h
   */
  public Duration confirmWithin() {
    int seconds = confirmWithinSeconds.orElse(CONFIRM_WITHIN);
    if (seconds < 1 || seconds > LONGEST_UNCONFIRMED) {
      throw new InvalidRequest(
          new FieldError(
              "confirm_within_seconds", "allowed a whole number from 1 to " + LONGEST_UNCONFIRMED));
    }
    return Duration.ofSeconds(seconds);
  }

  /** The time to connect is part of the driver's URL, so the wait must fit it, not the reverse. */
  private static PoolSettings withTimeout(PoolSettings now, Duration timeout) {
    PoolSettings changed = now.withConnectionTimeout(timeout);
    if (!changed.connectTimeout().equals(now.connectTimeout())) {
      throw new InvalidRequest(
          new FieldError(
              "timeout_seconds",
              "allowed more than the seconds to connect, "
                  + now.connectTimeout().toSeconds()
                  + ", which only a start changes"));
    }
    return changed;
  }

  private static Optional<Duration> age(int seconds) {
    return seconds == PoolSizing.NEVER
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(seconds));
  }

  private static String field(PoolKnob knob) {
    return switch (knob) {
      case POOL_SIZE -> "pool_size";
      case MAX_OVERFLOW -> "max_overflow";
      case POOL_TIMEOUT, CONNECT_TIMEOUT -> "timeout_seconds";
      case POOL_RECYCLE -> "recycle_seconds";
      case COMMAND_TIMEOUT, PRE_PING, ECHO -> "";
    };
  }
}
