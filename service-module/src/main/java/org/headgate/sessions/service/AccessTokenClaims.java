package org.headgate.sessions.service;

import java.util.Objects;
import org.headgate.common.identity.SessionId;

/**
 * What the database is asked about of an access token whose signature and life were judged before.
 *
 * @param kid which key signed it
 */
public record AccessTokenClaims(SessionId session, String kid) {

  public AccessTokenClaims {
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(kid, "kid");
  }
}
