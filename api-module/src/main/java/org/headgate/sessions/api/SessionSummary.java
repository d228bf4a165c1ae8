package org.headgate.sessions.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.headgate.common.identity.SessionId;

/**
 * An open session of the caller.
 *
 * @param current whether this call was made with it
 * @param lastUsedAt when its tokens were last renewed, or when it began
 * @param expiresAt when it ends unless it is renewed before
 * @param amr authentication methods of the log-in (RFC 8176)
 * @param userAgent the user agent of the device, shortened to 256 characters
 * @param address the network address that the tokens were last requested from
 */
public record SessionSummary(
    SessionId id,
    boolean current,
    Instant createdAt,
    Instant lastUsedAt,
    Instant expiresAt,
    List<String> amr,
    Optional<String> userAgent,
    Optional<String> address) {

  public SessionSummary {
    amr = List.copyOf(amr);
  }
}
