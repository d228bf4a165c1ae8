package org.headgate.sessions.service;

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
import java.util.UUID;
import java.util.stream.Collectors;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.SessionId;
import org.headgate.common.identity.UserId;
import org.headgate.config.settings.AccountSettings;

/**
 * Judges an access token by its signature and its claims, for every part of the server alike, so
 * that no two of them can disagree about a token. Needs no database: the keys are in memory.
 */
@ApplicationScoped
public class AccessTokenVerifier {

  @Inject SigningKeyCache keys;
  @Inject AccountSettings settings;
  @Inject Clock clock;

  /**
   * Returns what the token says; empty when it is none of ours, was changed or has expired.
   *
   * @param token the compact form (RFC 7515, 3.1)
   */
  public Optional<VerifiedAccessToken> verify(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      return isSignedByUs(jwt) && isForUs(jwt.getJWTClaimsSet())
          ? Optional.of(read(jwt.getHeader().getKeyID(), jwt.getJWTClaimsSet()))
          : Optional.empty();
    } catch (ParseException | JOSEException | IllegalArgumentException noTokenOfOurs) {
      return Optional.empty();
    }
  }

  /** The roles of the token that its session may use: some may ask for a second factor. */
  public Set<Role> rolesInForce(VerifiedAccessToken token) {
    return settings.adminSecondFactor().inForce(token.roles(), token.amr());
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
        && claims.getAudience().contains(AccessTokenIssuer.AUDIENCE)
        && claims.getExpirationTime() != null
        && claims.getExpirationTime().toInstant().isAfter(clock.instant());
  }

  private static VerifiedAccessToken read(String kid, JWTClaimsSet claims) throws ParseException {
    UUID session = UUID.fromString(text(claims, "sid"));
    return new VerifiedAccessToken(
        new AccessTokenClaims(new SessionId(session), kid),
        UserId.parse(text(claims, "sub")),
        text(claims, "upn"),
        list(claims, "groups").stream().map(Role::named).collect(Collectors.toUnmodifiableSet()),
        list(claims, "amr"));
  }

  private static String text(JWTClaimsSet claims, String name) throws ParseException {
    return Optional.ofNullable(claims.getStringClaim(name))
        .orElseThrow(() -> new ParseException("a token of ours has the claim " + name, 0));
  }

  private static List<String> list(JWTClaimsSet claims, String name) throws ParseException {
    return Optional.ofNullable(claims.getStringListClaim(name)).orElse(List.of());
  }
}
