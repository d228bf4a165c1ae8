package org.headgate.accounts.service;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.headgate.accounts.AccountSettings;
import org.headgate.identity.Role;
import org.headgate.keys.service.SigningKeys;

/**
 * Judges an access token by its signature alone. For the few doors that must open while no database
 * can say whether the session is still open; everywhere else MicroProfile JWT and the database
 * judge.
 */
@ApplicationScoped
public class TokenVerifier {

  private static final String BEARER = "Bearer ";

  @Inject SigningKeys keys;
  @Inject AccountSettings settings;
  @Inject Clock clock;

  /**
   * The roles of a token of ours that has not expired.
   *
   * @param authorization the value of the header {@code Authorization}
   * @return empty when there is none, or it is not sound
   */
  public Set<Role> rolesOf(Optional<String> authorization) {
    return authorization
        .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .flatMap(header -> claims(header.substring(BEARER.length()).strip()))
        .map(TokenVerifier::roles)
        .orElse(Set.of());
  }

  private Optional<JWTClaimsSet> claims(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      return isSignedByUs(jwt) && isForUs(jwt.getJWTClaimsSet())
          ? Optional.of(jwt.getJWTClaimsSet())
          : Optional.empty();
    } catch (ParseException | JOSEException notAToken) {
      return Optional.empty();
    }
  }

  private boolean isSignedByUs(SignedJWT jwt) throws JOSEException {
    if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())) {
      return false;
    }
    Optional<RSAKey> key = keys.trusted(jwt.getHeader().getKeyID());
    return key.isPresent() && jwt.verify(new RSASSAVerifier(key.get().toRSAPublicKey()));
  }

  private boolean isForUs(JWTClaimsSet claims) {
    return settings.publicUrl().toString().equals(claims.getIssuer())
        && claims.getAudience().contains(AccessTokens.AUDIENCE)
        && claims.getExpirationTime() != null
        && claims.getExpirationTime().toInstant().isAfter(clock.instant());
  }

  private static Set<Role> roles(JWTClaimsSet claims) {
    try {
      List<String> groups =
          Optional.ofNullable(claims.getStringListClaim("groups")).orElse(List.of());
      return groups.stream().map(Role::named).collect(Collectors.toUnmodifiableSet());
    } catch (ParseException notAList) {
      return Set.of();
    }
  }
}
