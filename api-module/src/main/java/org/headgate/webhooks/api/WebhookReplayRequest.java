package org.headgate.webhooks.api;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.headgate.events.api.EventType;

/**
 * Which dead letters are to be sent again.
 *
 * @param since those that happened then or later
 * @param until those that happened before; left out: all until now
 * @param eventTypes only such; left out: all
 */
public record WebhookReplayRequest(
    @NotNull Instant since,
    Optional<Instant> until,
    Optional<List<@NotNull EventType>> eventTypes) {}
