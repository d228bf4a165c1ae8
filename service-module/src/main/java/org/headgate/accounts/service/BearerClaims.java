package org.headgate.accounts.service;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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

  /**
   * @param token the whole token
   * @param sid its claim of that name
   * @return empty when the token names no key or no session
   */
  public static Optional<BearerClaims> of(String token, Optional<String> sid) {
    return sid.flatMap(
        session ->
            kid(token).map(kid -> new BearerClaims(new SessionId(UUID.fromString(session)), kid)));
  }

  private static Optional<String> kid(String token) {
    int end = token.indexOf('.');
    try {
      return Optional.ofNullable(
          JWSHeader.parse(new Base64URL(token.substring(0, Math.max(end, 0)))).getKeyID());
    } catch (ParseException noHeader) {
      return Optional.empty();
    }
  }
}
