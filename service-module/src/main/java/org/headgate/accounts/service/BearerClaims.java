package org.headgate.accounts.service;

import java.util.Objects;
import org.headgate.identity.SessionId;

/**
 * What the database is asked about of an access token whose signature and life were judged before.
 *
 * @param kid which key signed it
 */
public record BearerClaims(SessionId session, String kid) {

  public BearerClaims {
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(kid, "kid");
  }
}
