package org.headgate.secondfactors.service;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/**
 * Byte strings of authenticators, written from WebAuthn level 2 and RFC 8949 (CBOR) alone, for
 * tests of the verifiers and of the server.
 */
public final class PasskeyBytes {

  private static final int AAGUID_BYTES = 16;

  private PasskeyBytes() {}

  /** An attestation object of the format "none". */
  public static byte[] attestation(byte[] authenticatorData) {
    return joined(
        new byte[] {(byte) 0xa3},
        text("fmt"),
        text("none"),
        text("attStmt"),
        new byte[] {(byte) 0xa0},
        text("authData"),
        bytes(authenticatorData));
  }

  /**
   * The part of an authenticator's data that follows where its flags say that it holds a
   * credential.
   *
   * @param publicKey a COSE key
   */
  public static byte[] attestedCredential(byte[] id, byte[] publicKey) {
    return joined(
        new byte[AAGUID_BYTES],
        ByteBuffer.allocate(Short.BYTES).putShort((short) id.length).array(),
        id,
        publicKey);
  }

  public static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The parts in one, one after the other. */
  public static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }

  /** A byte string of CBOR of less than 64 KiB. */
  static byte[] bytes(byte[] content) {
    if (content.length <= 0xff) {
      return joined(new byte[] {0x58, (byte) content.length}, content);
    }
    return joined(
        new byte[] {0x59},
        ByteBuffer.allocate(Short.BYTES).putShort((short) content.length).array(),
        content);
  }

  /** A text of CBOR of less than 24 bytes. */
  private static byte[] text(String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return joined(new byte[] {(byte) (0x60 + content.length)}, content);
  }
}
