package org.headgate.accounts.persistence.imports;

import java.util.Arrays;

/** Lines of an import, encrypted under the server's secret. */
public final class EncryptedLines {

  private final byte[] bytes;

  public EncryptedLines(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncryptedLines lines && Arrays.equals(bytes, lines.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
