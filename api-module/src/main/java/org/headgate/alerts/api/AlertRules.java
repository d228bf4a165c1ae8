package org.headgate.alerts.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When alerts are raised, and when they are escalated.
 *
 * @param rules one of each kind; a kind that is left out has its default
 * @param escalateAfter how long an alert may wait for its acknowledgement; a minute to a day
 * @param heartbeat empty for none
 * @param objectiveOfReads percent of GET requests that must succeed; empty where not monitored
 * @param objectiveOfLogIns the same for log-ins, where a wrong password is no failure
 */
public record AlertRules(
    @NotNull @Valid List<@NotNull AlertRule> rules,
    @Schema(implementation = String.class, example = "PT15M") @NotNull Duration escalateAfter,
    @Schema(implementation = AlertHeartbeat.class) Optional<@Valid AlertHeartbeat> heartbeat,
    @Schema(implementation = BigDecimal.class, example = "99.9")
        Optional<@DecimalMin("50") @DecimalMax("99.999") BigDecimal> objectiveOfReads,
    @Schema(implementation = BigDecimal.class, example = "99.9")
        Optional<@DecimalMin("50") @DecimalMax("99.999") BigDecimal> objectiveOfLogIns) {

  public AlertRules {
    // Null is kept, so that the constraint refuses it by name.
    rules = rules == null ? null : List.copyOf(rules);
  }
}
