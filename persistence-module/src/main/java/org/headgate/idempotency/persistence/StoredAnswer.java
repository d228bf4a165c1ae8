package org.headgate.idempotency.persistence;

import java.util.Optional;

/**
 * What is known of a key.
 *
 * @param fingerprint of the request that it was first used for
 * @param answer sealed, base64; empty while it is being answered
 */
public record StoredAnswer(String fingerprint, Optional<String> answer) {}
