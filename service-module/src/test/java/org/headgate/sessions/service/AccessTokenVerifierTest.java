package org.headgate.sessions.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.settings.AccountSettings;
import org.headgate.config.settings.SigningKeySettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessTokenVerifierTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LIFETIME = Duration.ofMinutes(15);
  private static final String ISSUER = "http://localhost:9080";
  private static final RSAKey KEY = key("one");

  private Instant now = START;

  private final InstantSource hand = () -> now;
  private final Clock clock = hand.withZone(ZoneOffset.UTC);
  private final SigningKeyCache keys =
      new SigningKeyCache(new SigningKeySettings(Duration.ofDays(90), LIFETIME), clock);
  private final AccessTokenVerifier verifier =
      new AccessTokenVerifier(
          keys, AccountSettings.from(new EnvironmentReader(Map.of()), 9080), clock);

  @BeforeEach
  void trustTheKey() {
    trust(KEY, Optional.empty());
  }

  @Test
  void cachedTokenIsValidUntilItExpires() {
    String token = token(KEY, ISSUER);

    assertThat(verifier.verify(token)).isPresent().isEqualTo(verifier.verify(token));
    now = START.plus(LIFETIME).minusMillis(1);
    assertThat(verifier.verify(token)).isPresent();
    now = START.plus(LIFETIME);
    assertThat(verifier.verify(token)).isEmpty();
  }

  @Test
  void cachedTokenIsRefusedAfterKeyRevocation() {
    String token = token(KEY, ISSUER);
    assertThat(verifier.verify(token)).isPresent();

    trust(KEY, Optional.of(now));

    assertThat(verifier.verify(token)).isEmpty();
  }

  @Test
  void cachedTokenIsValidAfterItsKeyRetired() {
    String token = token(KEY, ISSUER);
    assertThat(verifier.verify(token)).isPresent();

    trust(KEY.toPublicJWK(), Optional.empty());

    assertThat(verifier.verify(token)).isPresent();
  }

  @Test
  void cachedTokenIsRefusedAfterItsKeyIsReplaced() {
    String token = token(KEY, ISSUER);
    assertThat(verifier.verify(token)).isPresent();

    trust(key("one"), Optional.empty());

    assertThat(verifier.verify(token)).isEmpty();
  }

  @Test
  void foreignTokenWithCachedClaimsIsRefused() {
    assertThat(verifier.verify(token(KEY, ISSUER))).isPresent();

    assertThat(verifier.verify(token(key("one"), ISSUER))).isEmpty();
    assertThat(verifier.verify(token(KEY, "http://elsewhere.example"))).isEmpty();
    assertThat(verifier.verify("no.token.atall")).isEmpty();
  }

  @Test
  void serviceTokenHasClaimsButNoSession() {
    String token =
        sign(KEY, claims(ISSUER).claim("sid", null).claim("client_id", "orders").build());

    assertThat(verifier.claims(token).orElseThrow().claims().getClaim("client_id"))
        .isEqualTo("orders");
    assertThat(verifier.claims(token).orElseThrow().kid()).isEqualTo("one");
    assertThat(verifier.verify(token)).isEmpty();
    now = START.plus(LIFETIME);
    assertThat(verifier.claims(token)).isEmpty();
  }

  @Test
  void authenticationStrengthFollowsFromTheMethods() {
    assertThat(AuthenticationContext.of(List.of("pwd")))
        .isEqualTo(AuthenticationContext.SINGLE_FACTOR);
    assertThat(AuthenticationContext.of(List.of("pwd", "otp", "mfa")))
        .isEqualTo(AuthenticationContext.MULTI_FACTOR);
  }

  private void trust(RSAKey key, Optional<Instant> revokedAt) {
    keys.replaceKeys(
        List.of(
            new SigningKey(
                key,
                new SigningKeyLifecycle(
                    START.minus(Duration.ofDays(1)),
                    Optional.of(START),
                    Optional.empty(),
                    revokedAt))));
  }

  private static RSAKey key(String kid) {
    try {
      return new RSAKeyGenerator(2048).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String token(RSAKey key, String issuer) {
    return sign(key, claims(issuer).build());
  }

  private static JWTClaimsSet.Builder claims(String issuer) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .audience(AccessTokenIssuer.AUDIENCE)
        .subject(UUID.randomUUID().toString())
        .claim("upn", "ada@example.org")
        .claim("groups", List.of("user"))
        .claim("sid", UUID.randomUUID().toString())
        .claim("amr", List.of("pwd"))
        .expirationTime(Date.from(START.plus(LIFETIME)));
  }

  private static String sign(RSAKey key, JWTClaimsSet claims) {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }
}
