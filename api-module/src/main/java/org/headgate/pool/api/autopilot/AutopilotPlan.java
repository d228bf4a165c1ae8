package org.headgate.pool.api.autopilot;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.pool.api.PoolAdvice;

/**
 * What the autopilot would do with a pool now, and why.
 *
 * @param size what the pool would have; its present size where it is left alone
 * @param reason in plain words
 * @param seen how the pool does
 * @param expected how it would do with that size and the same load; null where it is left alone
 */
public record AutopilotPlan(
    Action action,
    PoolAdvice.Size size,
    String reason,
    AutopilotFigures seen,
    Optional<AutopilotFigures> expected) {

  /** What there is to do. */
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
