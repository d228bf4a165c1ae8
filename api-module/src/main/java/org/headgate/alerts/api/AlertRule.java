package org.headgate.alerts.api;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What becomes of one kind of cause.
 *
 * @param isEnabled false: it makes no alert
 * @param hold how long it must be gone before its alert is resolved; what comes back before is the
 *     same alert
 */
public record AlertRule(
    @NotNull AlertKind kind,
    boolean isEnabled,
    @NotNull AlertSeverity severity,
    @Schema(implementation = String.class, example = "PT1M") @NotNull Duration hold) {}
