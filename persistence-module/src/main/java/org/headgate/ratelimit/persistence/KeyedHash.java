package org.headgate.ratelimit.persistence;

import java.util.Arrays;

/** A keyed hash of an address or a network; the database stores neither in clear. */
public final class KeyedHash {

  /** The hash of nothing. */
  public static final KeyedHash NONE = new KeyedHash(new byte[0]);

  private final byte[] bytes;

  public KeyedHash(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** The bytes, for a statement. */
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
