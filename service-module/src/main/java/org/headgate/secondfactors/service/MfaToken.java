package org.headgate.secondfactors.service;

import java.util.Optional;
import java.util.UUID;
import org.headgate.common.service.KeyRing;
import org.headgate.common.service.SignedTokenFormat;
import org.headgate.common.service.UuidBytes;

/**
 * Names a log-in that waits for its second proof: {@code hgm_} and, in base64url, its id and a MAC
 * over it. It is no JWT, so nobody who checks access tokens takes it for one; and the database,
 * which holds the id only, cannot give it away.
 */
public record MfaToken(UUID challenge) {

  private static final SignedTokenFormat FORM =
      new SignedTokenFormat("hgm_", KeyRing.Purpose.MFA_TOKEN, UuidBytes.UUID_BYTES);

  /**
   * @return empty for what this server never made
   */
  public static Optional<MfaToken> parse(String text, KeyRing keys) {
    return FORM.payload(text, keys).map(bytes -> new MfaToken(UuidBytes.uuid(bytes)));
  }

  /** As it is handed out. */
  public String text(KeyRing keys) {
    return FORM.text(UuidBytes.of(challenge), keys);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "MfaToken[" + challenge + "]";
  }
}
