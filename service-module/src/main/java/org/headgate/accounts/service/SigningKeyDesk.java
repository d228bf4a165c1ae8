package org.headgate.accounts.service;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import org.headgate.accounts.persistence.SigningKeyEntity;
import org.headgate.accounts.persistence.SigningKeyStore;
import org.headgate.crypto.service.KeyRing;

/**
 * Reads and makes the signing keys of the platform database; the private halves are sealed under
 * the server's secret.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class SigningKeyDesk {

  private static final int RSA_BITS = 2048;

  @Inject SigningKeyStore store;
  @Inject KeyRing keys;
  @Inject Clock clock;

  /**
   * All keys, the newest first.
   *
   * @throws KeyRing.UnreadableSecret when one was sealed under another {@code SECRET_KEY}
   */
  public List<SigningKey> all() {
    return store.all().stream().map(this::opened).toList();
  }

  /** Keeps a new key unless there is an active one by now. */
  public void addUnlessActive(RSAKey key) {
    store.addUnlessActive(
        key.getKeyID(),
        key.toPublicJWK().toJSONString(),
        keys.seal(
            KeyRing.Purpose.SIGNING_KEY_SEAL,
            key.getKeyID(),
            key.toJSONString().getBytes(StandardCharsets.UTF_8)),
        clock.instant());
  }

  /** A new key; takes a while, so it is called outside of a transaction. */
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

  private SigningKey opened(SigningKeyEntity entity) {
    byte[] plain = keys.open(KeyRing.Purpose.SIGNING_KEY_SEAL, entity.kid(), entity.sealedKey());
    try {
      RSAKey key = JWK.parse(new String(plain, StandardCharsets.UTF_8)).toRSAKey();
      return new SigningKey(key, entity.retiredAt().isEmpty());
    } catch (ParseException e) {
      throw new IllegalStateException("the signing key " + entity.kid() + " is not a JWK", e);
    }
  }
}
