package org.headgate.alerts.api;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The rule for one kind of alert.
 *
 * @param isEnabled false: it makes no alert
 * @param hold how long the cause must be gone before the alert is resolved; if it returns earlier,
 *     it is still the same alert
 */
public record AlertRule(
    @NotNull AlertKind kind,
    @Schema(required = true) boolean isEnabled,
    @NotNull AlertSeverity severity,
    @Schema(implementation = String.class, example = "PT1M") @NotNull Duration hold) {}
