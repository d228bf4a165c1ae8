package org.headgate.oauth.persistence;

import java.time.Instant;
import java.util.UUID;
import org.headgate.ratelimit.persistence.KeyedHash;

/**
 * Who asks about which personal access token.
 *
 * @param client the service account that asks
 * @param secret which secret it proves itself with
 * @param secretHash of that secret
 * @param token that is asked about
 * @param tokenHash of that token
 */
public record PersonalTokenIntrospectionQuery(
    UUID client, UUID secret, KeyedHash secretHash, UUID token, KeyedHash tokenHash, Instant now) {}
