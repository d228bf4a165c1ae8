package org.headgate.pool.api.autopilot;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The state of a pool's autopilot.
 *
 * @param source {@code environment} or {@code default}, or {@code live} where somebody set it
 *     since: for all nodes, and beyond their restarts
 * @param setAt when somebody set it
 * @param setBy who did
 * @param wrongPredictions since it was switched on; the second one stops it
 * @param stoppedAt when it stopped itself; it only advises until it is switched on again
 * @param plan what it would do now; empty while it is off, and before its first plan
 */
public record PoolAutopilot(
    String pool,
    Mode mode,
    String source,
    Optional<Instant> setAt,
    Optional<String> setBy,
    int wrongPredictions,
    Optional<Instant> stoppedAt,
    Optional<AutopilotPlan> plan) {

  /** The modes of the autopilot. */
  @Schema(name = "AutopilotMode")
  public enum Mode {
    /** Does nothing. */
    OFF,
    /** Reports what it would do. */
    ADVISE,
    /** Changes the pool, one step at a time. */
    ACT;

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException for a name that is no mode's
     */
    public static Mode ofWireName(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }
}
