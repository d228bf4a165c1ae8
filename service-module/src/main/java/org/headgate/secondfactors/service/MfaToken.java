package org.headgate.secondfactors.service;

import java.util.Optional;
import java.util.UUID;
import org.headgate.common.service.KeyRing;
import org.headgate.common.service.SignedTokenFormat;
import org.headgate.common.service.UuidBytes;

/**
 * Identifies a log-in that waits for its second factor: {@code hgm_} and, in base64url, its id and
 * a MAC over it. It is no JWT, so that no verifier of access tokens accepts it. The database stores
 * the id only, from which the token cannot be derived.
 */
public record MfaToken(UUID challengeId) {

  private static final SignedTokenFormat FORM =
      new SignedTokenFormat("hgm_", KeyRing.Purpose.MFA_TOKEN, UuidBytes.UUID_BYTES);

  /**
   * @return empty for a text that this server did not make
   */
  public static Optional<MfaToken> parse(String text, KeyRing keys) {
    return FORM.payload(text, keys).map(bytes -> new MfaToken(UuidBytes.uuid(bytes)));
  }

  /** The text that is handed out. */
  public String text(KeyRing keys) {
    return FORM.text(UuidBytes.of(challengeId), keys);
  }

  /** Leaves out the token. */
  @Override
  public String toString() {
    return "MfaToken[" + challengeId + "]";
  }
}
