package org.headgate.secondfactors.persistence;

import java.util.Arrays;

/** A secret encrypted under the server's secret, as the database stores it. */
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
    return "EncryptedSecret[]";
  }
}
