package org.headgate.webhooks.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.headgate.events.api.EventType;

/**
 * Selects the dead letters to send again.
 *
 * @param since events from this instant on
 * @param until events before this instant; left out: all until now
 * @param eventTypes only these, at least one; left out: all
 */
public record WebhookReplayRequest(
    @NotNull Instant since,
    Optional<Instant> until,
    Optional<@Size(min = 1) List<@NotNull EventType>> eventTypes) {}
