package org.headgate.secondfactors.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.KeyRing;
import org.headgate.secondfactors.persistence.EncryptedSecret;

/** Decrypts the secrets of authenticator apps for another system. */
@ApplicationScoped
public class ExportedFactors {

  @Inject KeyRing keys;

  /**
   * The secret of an app in base32; empty when it was encrypted under a lost key, so that no code
   * is right any more.
   */
  public Optional<String> base32(UserId accountId, EncryptedSecret secret) {
    try {
      return Optional.of(
          new TotpSecret(
                  keys.decrypt(
                      KeyRing.Purpose.TOTP_SEAL, TotpService.label(accountId), secret.bytes()))
              .base32());
    } catch (KeyRing.UnreadableSecretException e) {
      return Optional.empty();
    }
  }
}
