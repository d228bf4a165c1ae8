package org.headgate.sessions.service;

import java.util.Objects;
import org.headgate.common.identity.SessionId;

/**
 * The claims of an access token with valid signature and expiry that the database is asked about.
 *
 * @param kid which key signed it
 */
public record AccessTokenClaims(SessionId session, String kid) {

  public AccessTokenClaims {
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(kid, "kid");
  }
}
