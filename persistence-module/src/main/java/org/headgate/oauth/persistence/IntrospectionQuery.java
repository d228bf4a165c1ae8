package org.headgate.oauth.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.ratelimit.persistence.KeyedHash;

/**
 * A request for introspection: the client that asks and the token it asks about. Fields that the
 * token lacks are empty.
 *
 * @param clientId the service account that asks
 * @param secretId id of the secret that the client presents
 * @param secretHash the hash of that secret
 * @param sessionId that the token belongs to
 * @param refreshToken hash of a refresh token, which must be the session's newest
 * @param serviceAccountId the service account that the token was issued to
 * @param kid the key that signed the token
 */
public record IntrospectionQuery(
    UUID clientId,
    UUID secretId,
    KeyedHash secretHash,
    Optional<UUID> sessionId,
    Optional<KeyedHash> refreshToken,
    Optional<UUID> serviceAccountId,
    Optional<String> kid,
    Instant now) {}
