package org.headgate.scheduling.api;

import java.util.Optional;
import java.util.UUID;

/**
 * The result of a test delivery.
 *
 * @param id what a webhook carried as webhook-id; it belongs to no instant
 * @param outcome succeeded or failed
 * @param error what went wrong, in words
 * @param durationMs milliseconds until the answer
 */
public record TestDelivery(
    UUID id, ExecutionOutcome outcome, Optional<String> error, long durationMs) {}
