package org.headgate.webhooks.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.json.PatchField;
import org.headgate.events.api.EventType;

/**
 * What an administrator changes of an end point: a merge patch (RFC 7396). What is left out stays;
 * nothing can be {@code null}.
 *
 * @param isActive true: it is sent to again; false: nothing is sent, and what waits is given up
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record WebhookEndpointPatch(
    @Schema(implementation = String.class) PatchField<String> name,
    @Schema(implementation = String.class) PatchField<String> url,
    @Schema(implementation = EventType[].class) PatchField<List<EventType>> eventTypes,
    @Schema(implementation = Boolean.class) PatchField<Boolean> isActive) {}
