package org.headgate.scheduling.persistence;

import java.time.Instant;
import java.util.Optional;

/**
 * What an owner says of a schedule, as it is stored.
 *
 * @param trigger a JSON object
 * @param action a JSON object, without any secret
 * @param secret of a webhook, sealed
 * @param anchoredAt what an interval without a start of its own is counted from
 */
public record ScheduleContent(
    String name,
    String trigger,
    String action,
    Optional<byte[]> secret,
    SchedulePolicy policy,
    Instant anchoredAt) {}
