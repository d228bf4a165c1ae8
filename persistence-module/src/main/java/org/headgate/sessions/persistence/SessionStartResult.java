package org.headgate.sessions.persistence;

import java.util.List;

/**
 * An active account that somebody has proven to be theirs.
 *
 * @param halfway whether a second proof is asked for, and no session was begun
 * @param news whether the owner is to be told of a new device
 */
public record SessionStartResult(String email, List<String> roles, boolean halfway, boolean news) {}
