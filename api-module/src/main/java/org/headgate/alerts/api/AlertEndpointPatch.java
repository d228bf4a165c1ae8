package org.headgate.alerts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.json.PatchField;
import org.headgate.config.api.QuietHours;

/**
 * Changes of an endpoint by an administrator: a merge patch (RFC 7396). Members that are left out
 * stay.
 *
 * @param url null: none, where a PagerDuty endpoint has one
 * @param quietHours null: none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AlertEndpointPatch(
    @Schema(implementation = String.class) PatchField<String> name,
    @Schema(implementation = String.class, nullable = true) PatchField<String> url,
    @Schema(implementation = String[].class) PatchField<List<String>> addresses,
    @Schema(implementation = String.class) PatchField<String> routingKey,
    @Schema(implementation = Boolean.class) PatchField<Boolean> isEnabled,
    @Schema(implementation = Boolean.class) PatchField<Boolean> isEscalation,
    @Schema(implementation = QuietHours.class, nullable = true)
        PatchField<QuietHoursPatch> quietHours) {}
