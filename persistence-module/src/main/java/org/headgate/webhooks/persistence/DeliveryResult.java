package org.headgate.webhooks.persistence;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How an attempt at a delivery ended.
 *
 * @param delay before the next attempt; zero where none follows
 * @param quiet for how long nothing is sent to the end point; zero where it did not fail
 * @param error in words; empty where it was delivered
 */
public record DeliveryResult(End end, Duration delay, Duration quiet, Optional<String> error) {

  public DeliveryResult {
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(delay, "delay");
    Objects.requireNonNull(quiet, "quiet");
    Objects.requireNonNull(error, "error");
  }

  /** What follows. */
  public enum End {
    DELIVERED("delivered", true),
    /** Another attempt follows. */
    RETRY("waiting", true),
    /** A fault of the service itself: it counts as no attempt. */
    DEFERRED("waiting", false),
    /** No attempt follows unless somebody asks for it. */
    DEAD("dead", true);

    private final String state;
    private final boolean counts;

    End(String state, boolean counts) {
      this.state = state;
      this.counts = counts;
    }

    /** As the row says it. */
    String state() {
      return state;
    }

    /** Whether the receiver had its part in it. */
    boolean counts() {
      return counts;
    }
  }
}
