package org.headgate.secondfactors.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HexFormat;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.KeyRing;

/** Encrypts or hashes second factors that come from another system. */
@ApplicationScoped
public class ImportedFactors {

  @Inject KeyRing keys;

  /** The encrypted secret of an app, in hexadecimal digits. */
  public String sealed(UserId accountId, TotpSecret secret) {
    return HexFormat.of()
        .formatHex(
            keys.encrypt(KeyRing.Purpose.TOTP_SEAL, TotpService.label(accountId), secret.bytes()));
  }

  /** The keyed hash of a recovery code, in hexadecimal digits. */
  public String hash(UserId accountId, RecoveryCode code) {
    return HexFormat.of().formatHex(code.hash(keys, accountId));
  }
}
