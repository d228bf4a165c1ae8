package org.headgate.sessions.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.JudgedAccount;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.SessionId;

/**
 * A session that was just begun or carried on: all that its tokens say.
 *
 * @param account as it was judged
 * @param remaining how long it goes on from now unless it is refreshed
 */
public record OpenedSession(
    SessionId session,
    JudgedAccount account,
    EmailAddress email,
    Set<Role> roles,
    List<String> amr,
    Instant authenticatedAt,
    Duration remaining,
    RefreshToken refreshToken) {}
