package org.headgate.common.service;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What tokens look like that are derived and not drawn: a prefix that tells their kind and, in
 * base64url, what they name and a MAC over it. The database holds none of them, and a forged one is
 * told without a look into it.
 *
 * @param prefix such as {@code hgr_}
 * @param purpose whose key the MAC is made with
 * @param payloadBytes how long what they name is
 */
public record SignedTokenFormat(String prefix, KeyRing.Purpose purpose, int payloadBytes) {

  private static final int MAC_BYTES = 32;

  /** The token that names this, as it is handed out. */
  public String text(byte[] payload, KeyRing keys) {
    byte[] token =
        ByteBuffer.allocate(payloadBytes + MAC_BYTES)
            .put(payload)
            .put(keys.mac(purpose, payload))
            .array();
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * What a token names.
   *
   * @return empty for what this server never made
   */
  public Optional<ByteBuffer> payload(String text, KeyRing keys) {
    return decoded(text)
        .filter(bytes -> bytes.length == payloadBytes + MAC_BYTES)
        .map(bytes -> Arrays.copyOf(bytes, payloadBytes))
        .filter(payload -> isSame(text(payload, keys), text))
        .map(ByteBuffer::wrap);
  }

  private Optional<byte[]> decoded(String text) {
    if (!text.startsWith(prefix)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getUrlDecoder().decode(text.substring(prefix.length())));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** The texts and not the bytes: base64 can spell the same bytes in several ways. */
  private static boolean isSame(String expected, String presented) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
  }
}
