package org.headgate.scheduling.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A row of {@code platform.schedule}.
 *
 * @param owner empty for the service's own upkeep, which has a task instead
 * @param trigger a JSON object
 * @param action a JSON object, without any secret
 * @param secret of a webhook, sealed
 * @param anchoredAt what an interval without a start of its own is counted from
 * @param nextAt the next nominal instant; empty when there is none or it is stopped
 * @param revision raised by each change of its owner's
 * @param readAt the database's clock when it was read
 */
public record ScheduleEntity(
    UUID id,
    Optional<UUID> owner,
    Optional<String> systemTask,
    String name,
    boolean enabled,
    Optional<String> disabledReason,
    String trigger,
    String action,
    Optional<byte[]> secret,
    SchedulePolicy policy,
    Instant anchoredAt,
    Optional<Instant> nextAt,
    long revision,
    Instant createdAt,
    Instant updatedAt,
    Instant readAt) {}
