package org.headgate.pool.api.autopilot;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.pool.api.PoolAdvice;

/**
 * A pool change that the autopilot made, with its prediction and its result.
 *
 * @param node whose pool it is
 * @param changeId the change of the pool; empty where it was refused
 * @param before the size before
 * @param after the size after
 * @param reason why
 * @param seen the figures before
 * @param expected the figures that were predicted before the change
 * @param measured the figures after it; empty while it is observed, and where nothing could be
 *     measured
 * @param explanation the explanation of the outcome; empty while it is observed
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

  /** The outcome of a prediction. */
  @Schema(name = "AutopilotOutcome")
  public enum Outcome {
    /** Still being observed. */
    OPEN,
    /** The prediction was right; the change was kept. */
    RIGHT,
    /** The prediction was wrong; the change was reverted. */
    WRONG,
    /** The load changed, or something else interfered. */
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
