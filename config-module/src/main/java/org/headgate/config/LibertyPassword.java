package org.headgate.config;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A password encoded so that Liberty passes it on byte for byte. Liberty expands variables in plain
 * values ({@code ${HOME}}) and decodes those that look encoded ({@code {xor}abc}); therefore every
 * password is encoded, which hides nothing.
 */
public final class LibertyPassword {

  private static final String SCHEME = "{xor}";
  private static final int MASK = '_';

  private LibertyPassword() {}

  /** Encodes a password for an attribute of a server.xml. */
  public static String encode(Secret password) {
    byte[] bytes = password.reveal().getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= (byte) MASK;
    }
    return SCHEME + Base64.getEncoder().encodeToString(bytes);
  }
}
