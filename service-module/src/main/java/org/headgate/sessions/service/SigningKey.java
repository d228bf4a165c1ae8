package org.headgate.sessions.service;

import com.nimbusds.jose.jwk.RSAKey;
import java.time.Instant;
import org.headgate.config.settings.SigningKeySettings;
import org.headgate.sessions.api.SigningKeyState;
import org.headgate.sessions.api.SigningKeySummary;

/**
 * A signing key with the times of its lifecycle.
 *
 * @param key without its private half once that was destroyed
 */
public record SigningKey(RSAKey key, SigningKeyLifecycle life) {

  String kid() {
    return key.getKeyID();
  }

  boolean is(SigningKeyState state, Instant now) {
    return life.state(now) == state;
  }

  SigningKeySummary summary(Instant now, SigningKeySettings settings) {
    return new SigningKeySummary(
        kid(),
        life.state(now),
        key.getAlgorithm().getName(),
        life.createdAt(),
        life.signsFrom(),
        life.signsUntil(),
        life.publishedUntil(settings.publicationAfterRetirement()),
        life.revokedAt());
  }

  /** Leaves out the key. */
  @Override
  public String toString() {
    return "SigningKey[" + kid() + ", " + life + "]";
  }
}
