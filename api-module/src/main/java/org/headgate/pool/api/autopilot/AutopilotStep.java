package org.headgate.pool.api.autopilot;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.pool.api.PoolAdvice;

/**
 * One change of a pool that the autopilot made, with what it expected of it and what came of it.
 *
 * @param node whose pool it is
 * @param changeId the change of the pool; null where it was refused
 * @param before the size there was
 * @param after the size it made
 * @param reason why
 * @param seen how the pool did before
 * @param expected how it was to do afterwards, said before the change
 * @param measured how it did; null while that is watched, and where nothing could be
 * @param explanation of the outcome; null while it is watched
 */
public record AutopilotStep(
    UUID stepId,
    String node,
    String pool,
    Optional<UUID> changeId,
    Instant begunAt,
    PoolAdvice.Size before,
    PoolAdvice.Size after,
    String reason,
    AutopilotFigures seen,
    AutopilotFigures expected,
    Outcome outcome,
    Optional<AutopilotFigures> measured,
    Optional<Instant> endedAt,
    Optional<String> explanation) {

  /** What became of the expectation. */
  @Schema(name = "AutopilotOutcome")
  public enum Outcome {
    /** It is watched. */
    OPEN,
    /** It came as expected; the change was kept. */
    RIGHT,
    /** It did not; the change was taken back. */
    WRONG,
    /** The load changed, or somebody or something else came between. */
    NOT_JUDGED;

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException for a name that is no outcome's
     */
    public static Outcome ofWireName(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }
}
