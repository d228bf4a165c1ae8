package org.headgate.oauth.persistence;

import java.time.Instant;
import java.util.UUID;
import org.headgate.ratelimit.persistence.KeyedHash;

/**
 * A request for introspection of a personal access token.
 *
 * @param clientId the service account that asks
 * @param secretId id of the secret that the client presents
 * @param secretHash the hash of that secret
 * @param tokenId that is asked about
 * @param tokenHash the hash of that token
 */
public record PersonalTokenIntrospectionQuery(
    UUID clientId,
    UUID secretId,
    KeyedHash secretHash,
    UUID tokenId,
    KeyedHash tokenHash,
    Instant now) {}
