package org.headgate.sessions.service;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.util.Optional;
import org.headgate.common.text.SingleLineLogger;

/**
 * Signs tokens (RS256) with the active key. Once the key is prepared, a native library signs where
 * it can be loaded; before that, and elsewhere, Java does. The signatures are the same.
 */
@ApplicationScoped
public class TokenSigner {

  private static final Logger LOG = SingleLineLogger.of(TokenSigner.class);

  private SigningKeyCache keys;
  private volatile Optional<PreparedKey> prepared = Optional.empty();
  private Optional<Provider> library = Optional.empty();
  private boolean isLoaded;

  private record PreparedKey(String id, JWSSigner signer) {}

  /** For the client proxy only. */
  protected TokenSigner() {}

  @Inject
  TokenSigner(SigningKeyCache keys) {
    this.keys = keys;
  }

  /**
   * @throws org.headgate.common.problem.DatabaseUnavailableException while no signing key could be
   *     read yet
   */
  public String sign(JWTClaimsSet claims) {
    RSAKey key = keys.active();
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(key.getKeyID())
            .type(JOSEObjectType.JWT)
            .build();
    try {
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(signer(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("the key " + key.getKeyID() + " cannot sign", e);
    }
  }

  private JWSSigner signer(RSAKey key) throws JOSEException {
    Optional<PreparedKey> known =
        prepared.filter(preparedKey -> preparedKey.id().equals(key.getKeyID()));
    return known.isPresent() ? known.get().signer() : new RSASSASigner(key);
  }

  /**
   * Prepares the active key, if it is not. The first call loads the library, which may take a
   * second.
   *
   * @throws org.headgate.common.problem.DatabaseUnavailableException while no signing key could be
   *     read yet
   */
  synchronized void prepare() {
    RSAKey key = keys.active();
    if (prepared.filter(preparedKey -> preparedKey.id().equals(key.getKeyID())).isPresent()) {
      return;
    }
    if (!isLoaded) {
      library = load();
      isLoaded = true;
    }
    try {
      prepared = Optional.of(new PreparedKey(key.getKeyID(), prepared(key)));
    } catch (GeneralSecurityException | JOSEException e) {
      throw new IllegalStateException("the key " + key.getKeyID() + " cannot be prepared", e);
    }
  }

  private JWSSigner prepared(RSAKey key) throws GeneralSecurityException, JOSEException {
    if (library.isEmpty()) {
      return new RSASSASigner(key);
    }
    PrivateKey translated =
        (PrivateKey) KeyFactory.getInstance("RSA", library.get()).translateKey(key.toPrivateKey());
    RSASSASigner signer = new RSASSASigner(translated);
    signer.getJCAContext().setProvider(library.get());
    return signer;
  }

  /** Empty where there is no library for this machine, or it cannot be loaded. */
  private static Optional<Provider> load() {
    try {
      AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
      provider.assertHealthy();
      return Optional.of(provider);
    } catch (LinkageError | RuntimeException e) {
      LOG.log(
          Level.INFO,
          "Tokens are signed in Java: the library for signatures cannot be loaded: {0}",
          e);
      return Optional.empty();
    }
  }
}
