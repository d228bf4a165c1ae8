package org.headgate.sessions.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.headgate.config.settings.SigningKeySettings;
import org.junit.jupiter.api.Test;

/** Every signer makes the same token. */
class TokenSignerTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final JWTClaimsSet CLAIMS = new JWTClaimsSet.Builder().subject("ada").build();

  private final SigningKeyCache keys =
      new SigningKeyCache(
          new SigningKeySettings(Duration.ofDays(90), Duration.ofMinutes(15)),
          Clock.fixed(NOW, ZoneOffset.UTC));
  private final TokenSigner signer = new TokenSigner(keys);

  @Test
  void preparedKeyGivesTheSameSignature() throws JOSEException {
    sign(key("one"));
    String previous = signer.sign(CLAIMS);

    signer.prepare();

    assertThat(signer.sign(CLAIMS)).isEqualTo(previous);
  }

  @Test
  void activeKeySignsThoughAnotherIsPrepared() throws JOSEException, ParseException {
    sign(key("one"));
    signer.prepare();
    RSAKey next = key("two");
    sign(next);

    SignedJWT token = SignedJWT.parse(signer.sign(CLAIMS));

    assertThat(token.getHeader().getKeyID()).isEqualTo("two");
    assertThat(token.verify(new RSASSAVerifier(next))).isTrue();
    signer.prepare();
    assertThat(signer.sign(CLAIMS)).isEqualTo(token.serialize());
  }

  private void sign(RSAKey key) {
    keys.replaceKeys(
        List.of(
            new SigningKey(
                key,
                new SigningKeyLifecycle(
                    NOW, Optional.of(NOW), Optional.empty(), Optional.empty()))));
  }

  private static RSAKey key(String id) throws JOSEException {
    return new RSAKeyGenerator(2048).keyID(id).generate();
  }
}
