package org.headgate.oauth.persistence;

import java.time.Instant;
import java.util.UUID;
import org.headgate.ratelimit.persistence.KeyedHash;

/**
 * A request for introspection of a personal access token.
 *
 * @param client the service account that asks
 * @param secret id of the secret that the client presents
 * @param secretHash of that secret
 * @param token that is asked about
 * @param tokenHash of that token
 */
public record PersonalTokenIntrospectionQuery(
    UUID client, UUID secret, KeyedHash secretHash, UUID token, KeyedHash tokenHash, Instant now) {}
