package org.headgate.passwords.service.foreign;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/** The bytes of a part of a hash: its salt, its result or a key. */
final class HashBytes {

  private final byte[] bytes;

  private HashBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  static HashBytes of(byte[] bytes) {
    return new HashBytes(bytes.clone());
  }

  /**
   * Decodes base64 with or without padding; passlib writes a dot for a plus.
   *
   * @throws IllegalArgumentException when it is no base64
   */
  static HashBytes ofBase64(String base64) {
    try {
      return new HashBytes(Base64.getDecoder().decode(base64.replace('.', '+')));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("its parts must be base64", e);
    }
  }

  byte[] bytes() {
    return bytes.clone();
  }

  int length() {
    return bytes.length;
  }

  /** The concatenation of both. */
  HashBytes followedBy(HashBytes others) {
    return new HashBytes(
        ByteBuffer.allocate(length() + others.length()).put(bytes).put(others.bytes).array());
  }

  /** Compares in constant time. */
  boolean isEqualTo(byte[] others) {
    return MessageDigest.isEqual(bytes, others);
  }

  String base64() {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HashBytes octets && isEqualTo(octets.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Leaves out the bytes. */
  @Override
  public String toString() {
    return "HashBytes[" + bytes.length + "]";
  }
}
