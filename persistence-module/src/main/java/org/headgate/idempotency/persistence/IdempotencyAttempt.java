package org.headgate.idempotency.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One try to carry out a request that has a key.
 *
 * @param slot names the caller and the key, hexadecimal
 * @param fingerprint names the request, hexadecimal
 * @param account the caller's, if it has one
 * @param id of this try
 */
public record IdempotencyAttempt(
    String slot, String fingerprint, Optional<UUID> account, UUID id, Instant begunAt) {}
