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
   * The roles that a token of ours gives which has not expired.
   *
   * @param authorization the value of the header {@code Authorization}
   * @return empty when there is none, or it is not sound
   */
  public Set<Role> rolesOf(Optional<String> authorization) {
    return authorization
        .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .flatMap(header -> claims(header.substring(BEARER.length()).strip()))
        .map(this::roles)
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

  private Set<Role> roles(JWTClaimsSet claims) {
    try {
      Set<Role> roles =
          list(claims, "groups").stream().map(Role::named).collect(Collectors.toUnmodifiableSet());
      return settings.adminSecondFactor().inForce(roles, list(claims, "amr"));
    } catch (ParseException notAList) {
      return Set.of();
    }
  }

  private static List<String> list(JWTClaimsSet claims, String name) throws ParseException {
    return Optional.ofNullable(claims.getStringListClaim(name)).orElse(List.of());
  }
}
