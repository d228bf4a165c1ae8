package org.headgate.secondfactors.persistence;

import java.util.Arrays;

/** A secret as it is stored: worth nothing without the server's own. */
public final class EncryptedSecret {

  private final byte[] bytes;

  public EncryptedSecret(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncryptedSecret secret && Arrays.equals(bytes, secret.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "SealedSecret[]";
  }
}
