package org.headgate.alerts.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.text.SingleLineText;
import org.headgate.config.api.AlertEndpointKind;
import org.headgate.config.api.AlertEndpointName;
import org.headgate.config.api.QuietHours;

/**
 * A new endpoint.
 *
 * @param name 1 to 200 characters, for people
 * @param url an http or https address; for webhooks and Slack; for PagerDuty, an alternative to its
 *     own
 * @param addresses 1 to 10 of a mail endpoint
 * @param routingKey the routing key of PagerDuty's integration; never shown again
 * @param isEnabled left out: true
 * @param isEscalation left out: false
 */
public record AlertEndpointRequest(
    @Schema(example = "On call")
        @NotNull
        @Size(max = AlertEndpointName.MAX_LENGTH)
        @Pattern(regexp = SingleLineText.NAME, message = "must be a name")
        String name,
    @NotNull AlertEndpointKind kind,
    @Schema(implementation = String.class, example = "https://example.org/alerts")
        Optional<String> url,
    @Schema(implementation = String[].class) Optional<List<@NotNull String>> addresses,
    @Schema(implementation = String.class) Optional<@Size(min = 1, max = 200) String> routingKey,
    @Schema(implementation = Boolean.class) Optional<Boolean> isEnabled,
    @Schema(implementation = Boolean.class) Optional<Boolean> isEscalation,
    @Schema(implementation = QuietHours.class) Optional<@Valid QuietHours> quietHours) {}
