package org.headgate.sessions.persistence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the new tokens of a session that was moved to its next generation contain, read by the same
 * statement.
 *
 * @param epoch of the account
 * @param claims of its tokens, as a JSON object, beside those of every token
 * @param createdAt of the session
 */
public record RotatedSession(
    UUID accountId,
    int epoch,
    String email,
    List<String> roles,
    List<String> amr,
    String claims,
    Instant createdAt) {}
