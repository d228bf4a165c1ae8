package org.headgate.oauth.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.ratelimit.persistence.KeyedHash;

/**
 * Who asks about which token. What a token does not name is empty.
 *
 * @param client the service account that asks
 * @param secret which secret it proves itself with
 * @param secretHash of that secret
 * @param session that the token is of
 * @param refreshToken hash of a refresh token, which must be the session's newest
 * @param owner the service account that the token was given to
 * @param kid the key that signed the token
 */
public record IntrospectionQuery(
    UUID client,
    UUID secret,
    KeyedHash secretHash,
    Optional<UUID> session,
    Optional<KeyedHash> refreshToken,
    Optional<UUID> owner,
    Optional<String> kid,
    Instant now) {}
