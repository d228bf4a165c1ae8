package org.headgate.oauth.service;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.service.KeyRing;
import org.headgate.ratelimit.persistence.KeyedHash;
import org.headgate.sessions.service.AccessTokenVerifier;
import org.headgate.sessions.service.PersonalToken;
import org.headgate.sessions.service.RefreshToken;

/**
 * A token to be introspected, by its kind. Its signature or MAC was verified; its state in the
 * database was not read yet.
 */
sealed interface PresentedToken {

  /** A token that is not ours, was tampered with, or has expired. */
  record Unknown() implements PresentedToken {}

  /** The access token of a session. */
  record OfSession(UUID sessionId, String kid, JWTClaimsSet claims) implements PresentedToken {}

  /** The access token of a service account. */
  record OfServiceAccount(UUID serviceAccountId, String kid, JWTClaimsSet claims)
      implements PresentedToken {}

  /** A refresh token of any generation. */
  record Refresh(RefreshToken token, KeyedHash hash) implements PresentedToken {}

  /** A personal access token. */
  record Personal(PersonalToken token, KeyedHash hash) implements PresentedToken {}

  static PresentedToken read(String text, AccessTokenVerifier verifier, KeyRing keys) {
    return RefreshToken.parse(text, keys)
        .<PresentedToken>map(token -> new Refresh(token, new KeyedHash(token.hash(keys))))
        .or(
            () ->
                PersonalToken.parse(text, keys)
                    .map(token -> new Personal(token, new KeyedHash(token.hash(keys)))))
        .or(() -> verifier.claims(text).map(PresentedToken::ofClaims))
        .orElseGet(Unknown::new);
  }

  private static PresentedToken ofClaims(AccessTokenVerifier.SignedClaims signed) {
    JWTClaimsSet claims = signed.claims();
    Optional<UUID> clientId = id(claims, ClientTokenFacade.CLIENT_ID);
    if (clientId.isPresent()) {
      return new OfServiceAccount(clientId.get(), signed.kid(), claims);
    }
    return id(claims, "sid")
        .<PresentedToken>map(sessionId -> new OfSession(sessionId, signed.kid(), claims))
        .orElseGet(Unknown::new);
  }

  private static Optional<UUID> id(JWTClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof String text
        ? ClientAuthenticator.id(text)
        : Optional.empty();
  }
}
