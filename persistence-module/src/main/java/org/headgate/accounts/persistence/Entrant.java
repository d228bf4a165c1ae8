package org.headgate.accounts.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An active account at whose door somebody stands with a right proof.
 *
 * @param lastLoginAt before this time
 * @param halfway whether a second proof is asked for, and no session was begun
 */
public record Entrant(
    String email, List<String> roles, Optional<Instant> lastLoginAt, boolean halfway) {}
