package org.headgate.pool.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A live change of one pool of one node: applied at once, and reverted unless somebody confirms it
 * in time. A confirmed one lasts until the node's next start, which uses the environment again.
 *
 * @param pool its name
 * @param actor who made it
 * @param appliedAt when
 * @param revertsAt when it is reverted unless confirmed
 * @param endedAt when it was confirmed or reverted
 * @param endedBy who confirmed or reverted it; {@code headgate} where nobody had to
 * @param reason why it was reverted
 */
public record PoolChange(
    UUID changeId,
    String pool,
    State state,
    String actor,
    Instant appliedAt,
    Instant revertsAt,
    PoolSizing before,
    PoolSizing after,
    Optional<Instant> endedAt,
    Optional<String> endedBy,
    Optional<String> reason) {

  /** The states of a change. */
  public enum State {
    /** In force, and waiting for confirmation. */
    APPLIED,
    /** In force until the next start. */
    CONFIRMED,
    /** Reverted to the sizes before. */
    REVERTED;

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException for a name that is no state's
     */
    public static State ofWireName(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  /** The same change with its end. */
  public PoolChange ended(State state, Instant at, String by, Optional<String> reason) {
    return new PoolChange(
        changeId,
        pool,
        state,
        actor,
        appliedAt,
        revertsAt,
        before,
        after,
        Optional.of(at),
        Optional.of(by),
        reason);
  }
}
