package org.headgate.accounts.service;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.headgate.crypto.service.Bytes;
import org.headgate.crypto.service.KeyRing;
import org.headgate.identity.SessionId;

/**
 * The refresh token of one generation of a session: {@code hgr_} and, in base64url, the session,
 * the generation and a MAC over both. As it is derived and not drawn, the successor of a token can
 * be handed out again to an honest client that asked twice, while the database holds no more than a
 * keyed hash; and a forged one is told from a used one without a look into the database.
 *
 * @param generation 0 or more
 */
public record RefreshToken(SessionId session, int generation) {

  private static final String PREFIX = "hgr_";
  private static final int PAYLOAD_BYTES = Bytes.UUID_BYTES + Integer.BYTES;
  private static final int MAC_BYTES = 32;

  /**
   * @return empty for what this server never made
   */
  static Optional<RefreshToken> parse(String text, KeyRing keys) {
    return decode(text)
        .filter(bytes -> bytes.length == PAYLOAD_BYTES + MAC_BYTES)
        .map(ByteBuffer::wrap)
        .map(bytes -> new RefreshToken(new SessionId(Bytes.uuid(bytes)), bytes.getInt()))
        .filter(token -> isSame(token.text(keys), text));
  }

  RefreshToken successor() {
    return new RefreshToken(session, generation + 1);
  }

  /** As it is handed out. */
  String text(KeyRing keys) {
    byte[] payload =
        ByteBuffer.allocate(PAYLOAD_BYTES)
            .put(Bytes.of(session.value()))
            .putInt(generation)
            .array();
    byte[] mac = keys.mac(KeyRing.Purpose.REFRESH_TOKEN, payload);
    byte[] token = ByteBuffer.allocate(PAYLOAD_BYTES + MAC_BYTES).put(payload).put(mac).array();
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** As it is stored. */
  byte[] hash(KeyRing keys) {
    return keys.mac(
        KeyRing.Purpose.REFRESH_TOKEN_HASH, text(keys).getBytes(StandardCharsets.UTF_8));
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
}
