package org.headgate.scheduling.persistence;

import java.time.Instant;
import java.util.Optional;

/**
 * The content of a schedule as its owner set it.
 *
 * @param trigger a JSON object
 * @param action a JSON object, without any secret
 * @param secret the secret of a webhook, encrypted
 * @param anchoredAt start of an interval that has none of its own
 */
public record ScheduleContent(
    String name,
    String trigger,
    String action,
    Optional<byte[]> secret,
    SchedulePolicy policy,
    Instant anchoredAt) {}
