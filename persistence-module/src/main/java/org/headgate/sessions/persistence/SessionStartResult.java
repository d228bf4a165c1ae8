package org.headgate.sessions.persistence;

import java.util.List;

/**
 * The result of starting a session for an active account.
 *
 * @param claims the claims of its tokens, as a JSON object, beside those of every token
 * @param needsSecondFactor whether a second factor is needed, and no session was started
 * @param isNewDevice whether the owner is to be notified of a new device
 */
public record SessionStartResult(
    String email,
    List<String> roles,
    String claims,
    boolean needsSecondFactor,
    boolean isNewDevice) {}
