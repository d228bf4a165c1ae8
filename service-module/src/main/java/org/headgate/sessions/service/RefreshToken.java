package org.headgate.sessions.service;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.headgate.common.identity.SessionId;
import org.headgate.common.service.KeyRing;
import org.headgate.common.service.SignedTokenFormat;
import org.headgate.common.service.UuidBytes;

/**
 * The refresh token of one generation of a session: {@code hgr_} and, in base64url, the session,
 * the generation and a MAC over both. Because it is derived, the successor of a token can be handed
 * out again to a client that asked twice, while the database stores only a keyed hash; and a forged
 * token can be told from a used one without a query.
 *
 * @param generation 0 or more
 */
public record RefreshToken(SessionId session, int generation) {

  private static final SignedTokenFormat FORM =
      new SignedTokenFormat(
          "hgr_", KeyRing.Purpose.REFRESH_TOKEN, UuidBytes.UUID_BYTES + Integer.BYTES);

  /**
   * @return empty for a text that this server did not make
   */
  public static Optional<RefreshToken> parse(String text, KeyRing keys) {
    return FORM.payload(text, keys)
        .map(bytes -> new RefreshToken(new SessionId(UuidBytes.uuid(bytes)), bytes.getInt()));
  }

  RefreshToken successor() {
    return new RefreshToken(session, generation + 1);
  }

  /** The text that is handed out. */
  String text(KeyRing keys) {
    return FORM.text(
        ByteBuffer.allocate(FORM.payloadBytes())
            .put(UuidBytes.of(session.value()))
            .putInt(generation)
            .array(),
        keys);
  }

  /** The hash that is stored. */
  public byte[] hash(KeyRing keys) {
    return keys.mac(
        KeyRing.Purpose.REFRESH_TOKEN_HASH, text(keys).getBytes(StandardCharsets.UTF_8));
  }
}
