package org.headgate.webhooks.persistence;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of a delivery attempt.
 *
 * @param delay before the next attempt; zero where none follows
 * @param endpointPause for how long nothing is sent to the endpoint; zero where it did not fail
 * @param error in words; empty where it was delivered
 */
public record DeliveryResult(
    End end, Duration delay, Duration endpointPause, Optional<String> error) {

  public DeliveryResult {
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(delay, "delay");
    Objects.requireNonNull(endpointPause, "endpointPause");
    Objects.requireNonNull(error, "error");
  }

  /** The consequence for the delivery. */
  public enum End {
    DELIVERED("delivered", true),
    /** Failed; another attempt follows. */
    RETRY("waiting", true),
    /** Failed by a fault of the service itself: it does not count as an attempt. */
    DEFERRED("waiting", false),
    /** Failed; no attempt follows unless an administrator asks for it. */
    DEAD("dead", true);

    private final String state;
    private final boolean counts;

    End(String state, boolean counts) {
      this.state = state;
      this.counts = counts;
    }

    /** The value of the row's state column. */
    String state() {
      return state;
    }

    /** Whether it counts as an attempt. */
    boolean counts() {
      return counts;
    }
  }
}
