package org.headgate.ratelimit.persistence;

import java.util.Arrays;

/** A keyed hash of an address or a network: what the database knows of either. */
public final class KeyedHash {

  /** Of nothing at all. */
  public static final KeyedHash NONE = new KeyedHash(new byte[0]);

  private final byte[] bytes;

  public KeyedHash(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** For a statement. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyedHash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "KeyedHash[]";
  }
}
