package org.headgate.sessions.service;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import org.headgate.common.service.KeyRing;
import org.headgate.sessions.persistence.SigningKeyEntity;

/** Generates keys, and encrypts and decrypts their private halves under the server's secret. */
@ApplicationScoped
public class SigningKeyCodec {

  private static final int RSA_BITS = 2048;

  @Inject KeyRing keys;

  /** Generates a key; slow, so call it outside of a transaction. */
  static RSAKey generate() {
    try {
      return new RSAKeyGenerator(RSA_BITS)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("RSA is part of every Java platform", e);
    }
  }

  byte[] sealed(RSAKey key) {
    return keys.encrypt(
        KeyRing.Purpose.SIGNING_KEY_SEAL,
        key.getKeyID(),
        key.toJSONString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws KeyRing.UnreadableSecretException when it was encrypted under another {@code
   *     SECRET_KEY}
   */
  SigningKey opened(SigningKeyEntity entity) {
    String jwk =
        entity
            .sealedKey()
            .map(bytes -> keys.decrypt(KeyRing.Purpose.SIGNING_KEY_SEAL, entity.kid(), bytes))
            .map(plain -> new String(plain, StandardCharsets.UTF_8))
            .orElseGet(entity::publicJwk);
    try {
      return new SigningKey(JWK.parse(jwk).toRSAKey(), life(entity));
    } catch (ParseException e) {
      throw new IllegalStateException("the signing key " + entity.kid() + " is not a JWK", e);
    }
  }

  private static SigningKeyLifecycle life(SigningKeyEntity entity) {
    return new SigningKeyLifecycle(
        entity.createdAt(), entity.signsFrom(), entity.retiredAt(), entity.revokedAt());
  }
}
