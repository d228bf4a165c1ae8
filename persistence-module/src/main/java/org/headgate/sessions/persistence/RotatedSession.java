package org.headgate.sessions.persistence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The contents of a session's new tokens, read by the statement that moved it to its next
 * generation.
 *
 * @param epoch the epoch of the account
 * @param claims the claims of its tokens beside those of every token, as a JSON object
 * @param createdAt when the session was created
 */
public record RotatedSession(
    UUID accountId,
    int epoch,
    String email,
    List<String> roles,
    List<String> amr,
    String claims,
    Instant createdAt) {}
