package org.headgate.factors.service;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.headgate.crypto.service.Bytes;
import org.headgate.crypto.service.KeyRing;

/**
 * Names a log-in that waits for its second proof: {@code hgm_} and, in base64url, its id and a MAC
 * over it. It is no JWT, so nobody who checks access tokens takes it for one; and the database,
 * which holds the id only, cannot give it away.
 */
public record MfaToken(UUID challenge) {

  private static final String PREFIX = "hgm_";
  private static final int MAC_BYTES = 32;

  /**
   * @return empty for what this server never made
   */
  public static Optional<MfaToken> parse(String text, KeyRing keys) {
    return decode(text)
        .filter(bytes -> bytes.length == Bytes.UUID_BYTES + MAC_BYTES)
        .map(bytes -> new MfaToken(Bytes.uuid(ByteBuffer.wrap(bytes))))
        .filter(token -> isSame(token.text(keys), text));
  }

  /** As it is handed out. */
  public String text(KeyRing keys) {
    byte[] id = Bytes.of(challenge);
    byte[] mac = keys.mac(KeyRing.Purpose.MFA_TOKEN, id);
    byte[] token = ByteBuffer.allocate(id.length + mac.length).put(id).put(mac).array();
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  private static Optional<byte[]> decode(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getUrlDecoder().decode(text.substring(PREFIX.length())));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static boolean isSame(String expected, String presented) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "MfaToken[" + challenge + "]";
  }
}
