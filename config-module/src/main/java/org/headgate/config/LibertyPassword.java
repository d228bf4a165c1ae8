package org.headgate.config;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A password in the form in which Liberty hands it on byte for byte. What stands in a variable in
 * clear, Liberty expands once more ({@code ${HOME}}) and decodes where it looks encoded ({@code
 * {xor}abc}); so all of them are encoded, which hides nothing.
 */
public final class LibertyPassword {

  private static final String SCHEME = "{xor}";
  private static final int MASK = '_';

  private LibertyPassword() {}

  /** For the attribute of a server.xml that holds a password. */
  public static String encode(Secret password) {
    byte[] bytes = password.reveal().getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= (byte) MASK;
    }
    return SCHEME + Base64.getEncoder().encodeToString(bytes);
  }
}
