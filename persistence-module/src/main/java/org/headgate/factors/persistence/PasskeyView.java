package org.headgate.factors.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A passkey as it is kept.
 *
 * @param credentialId base64url
 * @param publicKey a COSE key in base64url
 * @param signCount of its last use, 0 where the authenticator does not count
 */
public record PasskeyView(
    UUID id,
    UUID account,
    String credentialId,
    String name,
    String publicKey,
    long signCount,
    boolean backedUp,
    Instant createdAt,
    Optional<Instant> lastUsedAt) {}
