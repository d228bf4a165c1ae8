package org.headgate.sessions.persistence;

import java.util.List;

/**
 * The result of starting a session for an active account.
 *
 * @param halfway whether a second factor is needed, and no session was started
 * @param news whether the owner is to be notified of a new device
 */
public record SessionStartResult(String email, List<String> roles, boolean halfway, boolean news) {}
