package org.headgate.system.client;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.UUID;

/** Byte strings of WebAuthn: CBOR (RFC 8949), digests and coordinates. */
final class PasskeyBytes {

  private PasskeyBytes() {}

  static byte[] coordinate(BigInteger value) {
    byte[] raw = value.toByteArray();
    byte[] whole = new byte[32];
    int length = Math.min(raw.length, whole.length);
    System.arraycopy(raw, raw.length - length, whole, whole.length - length, length);
    return whole;
  }

  static byte[] text(String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return joined(new byte[] {(byte) (0x60 + content.length)}, content);
  }

  static byte[] bytes(byte[] content) {
    return joined(new byte[] {0x58, (byte) content.length}, content);
  }

  static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }

  static byte[] uuidBytes() {
    UUID random = UUID.randomUUID();
    return ByteBuffer.allocate(16)
        .putLong(random.getMostSignificantBits())
        .putLong(random.getLeastSignificantBits())
        .array();
  }
}
