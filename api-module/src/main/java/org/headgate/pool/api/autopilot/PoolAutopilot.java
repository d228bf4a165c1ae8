package org.headgate.pool.api.autopilot;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the autopilot of a pool stands.
 *
 * @param source {@code environment} or {@code default}, or {@code live} where somebody set it
 *     since: for all nodes, and beyond their restarts
 * @param setAt when somebody set it
 * @param setBy who did
 * @param wrongPredictions how many there were since it was switched on; the second one stops it
 * @param stoppedAt when it stopped itself; it advises until it is switched on again
 * @param plan what it would do now; null while it is off, and until it has looked
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

  /** What it may do. */
  @Schema(name = "AutopilotMode")
  public enum Mode {
    /** Nothing. */
    OFF,
    /** Says what it would do. */
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
