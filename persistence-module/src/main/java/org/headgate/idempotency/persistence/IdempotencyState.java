package org.headgate.idempotency.persistence;

import java.util.Optional;

/**
 * The stored state of an idempotency key.
 *
 * @param fingerprint the fingerprint of the request that it was first used for
 * @param answer encrypted, base64; empty while the request is being processed
 */
public record IdempotencyState(String fingerprint, Optional<String> answer) {}
