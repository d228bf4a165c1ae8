package org.headgate.webhooks.api;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.text.SingleLineText;
import org.headgate.events.api.EventType;

/**
 * A new endpoint for events.
 *
 * @param name 1 to 200 characters, for people
 * @param url http or https, at most 2,000 characters, without a user and a fragment
 * @param eventTypes that it subscribes to
 */
public record WebhookEndpointRequest(
    @Schema(example = "Billing")
        @NotNull
        @Size(max = WebhookEndpointRequest.MAX_NAME_LENGTH)
        @Pattern(regexp = SingleLineText.NAME, message = "must be a name")
        String name,
    @Schema(example = "https://billing.example.org/hooks") @NotNull String url,
    @NotNull @NotEmpty List<@NotNull EventType> eventTypes) {

  public static final int MAX_NAME_LENGTH = 200;
}
