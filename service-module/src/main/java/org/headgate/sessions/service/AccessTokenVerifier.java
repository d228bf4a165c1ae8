package org.headgate.sessions.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
 * Verifies an access token by its signature and claims, for all parts of the server, so that they
 * always agree. It needs no database, because the keys are in memory. A signature is verified once;
 * key and expiry are checked each time.
 */
@ApplicationScoped
public class AccessTokenVerifier {

  private static final int MAX_REMEMBERED = 10_000;

  private final Cache<String, SignedToken> remembered =
      Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).build();

  private SigningKeyCache keys;
  private AccountSettings settings;
  private Clock clock;

  /** For the client proxy only. */
  protected AccessTokenVerifier() {}

  @Inject
  AccessTokenVerifier(SigningKeyCache keys, AccountSettings settings, Clock clock) {
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A token whose signature and claims were verified. Whether it is still valid depends only on the
   * time and on its key.
   *
   * @param content empty for a token without a session
   * @param key that signed it; the same key even after its private half was destroyed
   */
  private record SignedToken(
      JWTClaimsSet claims, Optional<VerifiedAccessToken> content, RSAKey key) {}

  /**
   * The verified claims of a token, with or without a session.
   *
   * @param kid the key that signed it
   */
  public record SignedClaims(JWTClaimsSet claims, String kid) {}

  /**
   * The content of a session's token; empty when it is not ours, was tampered with or has expired.
   *
   * @param token the compact form (RFC 7515, 3.1)
   */
  public Optional<VerifiedAccessToken> verify(String token) {
    return inForce(token).flatMap(SignedToken::content);
  }

  /** As {@link #verify}, also for tokens of service accounts, which have no session. */
  public Optional<SignedClaims> claims(String token) {
    return inForce(token).map(signed -> new SignedClaims(signed.claims(), signed.key().getKeyID()));
  }

  private Optional<SignedToken> inForce(String token) {
    Optional<SignedToken> known = Optional.ofNullable(remembered.getIfPresent(token));
    if (known.isEmpty()) {
      known = read(token);
      known.ifPresent(signed -> remembered.put(token, signed));
    }
    return known.filter(this::isInForce);
  }

  /** The roles of the token that its session may use: some may need a second factor. */
  public Set<Role> rolesInForce(VerifiedAccessToken token) {
    return settings.adminSecondFactor().inForce(token.roles(), token.amr());
  }

  private Optional<SignedToken> read(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      Optional<RSAKey> key = signerOf(jwt);
      return key.isPresent() && isForUs(jwt.getJWTClaimsSet())
          ? Optional.of(signed(jwt.getJWTClaimsSet(), key.get()))
          : Optional.empty();
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<RSAKey> signerOf(SignedJWT jwt) throws JOSEException {
    if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())) {
      return Optional.empty();
    }
    Optional<RSAKey> key = keys.trusted(jwt.getHeader().getKeyID());
    return key.isPresent() && jwt.verify(new RSASSAVerifier(key.get().toRSAPublicKey()))
        ? key
        : Optional.empty();
  }

  private boolean isForUs(JWTClaimsSet claims) {
    return settings.publicUrl().toString().equals(claims.getIssuer())
        && claims.getAudience().contains(AccessTokenIssuer.AUDIENCE)
        && claims.getExpirationTime() != null;
  }

  private boolean isInForce(SignedToken token) {
    return token.claims().getExpirationTime().toInstant().isAfter(clock.instant())
        && keys.trusted(token.key().getKeyID())
            .filter(trusted -> trusted.getModulus().equals(token.key().getModulus()))
            .isPresent();
  }

  private static SignedToken signed(JWTClaimsSet claims, RSAKey key) throws ParseException {
    Optional<VerifiedAccessToken> content =
        claims.getClaim("sid") == null
            ? Optional.empty()
            : Optional.of(ofSession(claims, key.getKeyID()));
    return new SignedToken(claims, content, key);
  }

  private static VerifiedAccessToken ofSession(JWTClaimsSet claims, String kid)
      throws ParseException {
    UUID sessionId = UUID.fromString(text(claims, "sid"));
    return new VerifiedAccessToken(
        new AccessTokenClaims(new SessionId(sessionId), kid),
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
