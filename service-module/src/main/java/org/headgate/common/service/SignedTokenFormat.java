package org.headgate.common.service;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The format of derived tokens: a prefix for their kind and, in base64url, a payload with its MAC.
 * The database stores none of them, and a forged one is detected without a query.
 *
 * @param prefix such as {@code hgr_}
 * @param purpose whose key the MAC is made with
 * @param payloadBytes length of the payload
 */
public record SignedTokenFormat(String prefix, KeyRing.Purpose purpose, int payloadBytes) {

  private static final int MAC_BYTES = 32;

  /** Builds the token of a payload. */
  public String text(byte[] payload, KeyRing keys) {
    byte[] token =
        ByteBuffer.allocate(payloadBytes + MAC_BYTES)
            .put(payload)
            .put(keys.mac(purpose, payload))
            .array();
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * The payload of a token.
   *
   * @return empty for a token that this server did not make
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
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Compares texts instead of bytes, because base64 has several texts for the same bytes. */
  private static boolean isSame(String expected, String presented) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
  }
}
