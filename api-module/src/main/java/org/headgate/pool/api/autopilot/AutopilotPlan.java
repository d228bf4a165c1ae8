package org.headgate.pool.api.autopilot;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.pool.api.PoolAdvice;

/**
 * The step that the autopilot would take with a pool now, and its reason.
 *
 * @param size the proposed size; the present one where nothing changes
 * @param reason in plain words
 * @param seen the present figures
 * @param expected the figures predicted for that size and this load; empty where nothing changes
 */
public record AutopilotPlan(
    Action action,
    PoolAdvice.Size size,
    String reason,
    AutopilotFigures seen,
    Optional<AutopilotFigures> expected) {

  /** The actions of a plan. */
  @Schema(name = "AutopilotAction")
  public enum Action {
    GROW,
    SHRINK,
    LEAVE;

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
