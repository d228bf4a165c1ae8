package org.headgate.idempotency.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One attempt to execute a request that has an idempotency key.
 *
 * @param slot identifies the caller and the key, hexadecimal
 * @param fingerprint identifies the request, hexadecimal
 * @param accountId the caller's, if it has one
 * @param id the id of this attempt
 */
public record IdempotencyAttempt(
    String slot, String fingerprint, Optional<UUID> accountId, UUID id, Instant begunAt) {}
