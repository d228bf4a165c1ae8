package org.headgate.webhooks.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.json.PatchField;
import org.headgate.events.api.EventType;

/**
 * Changes of an endpoint by an administrator: a merge patch (RFC 7396). Members that are left out
 * stay; none can be {@code null}.
 *
 * @param isActive true: events are sent again; false: nothing is sent, and waiting events are given
 *     up
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record WebhookEndpointPatch(
    @Schema(implementation = String.class) PatchField<String> name,
    @Schema(implementation = String.class) PatchField<String> url,
    @Schema(implementation = EventType[].class) PatchField<List<EventType>> eventTypes,
    @Schema(implementation = Boolean.class) PatchField<Boolean> isActive) {}
