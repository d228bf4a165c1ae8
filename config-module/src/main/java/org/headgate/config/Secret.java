package org.headgate.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A text that must not be disclosed by accident. It comes from the environment and is read only
 * through {@link #reveal()}, so that records with secrets can be logged.
 */
public final class Secret {
  /** Shown in place of every secret. */
  public static final String MASK = "***";

  private final String text;

  /** Refuses an empty text. */
  public Secret(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a secret is not empty");
    }
    this.text = text;
  }

  /** The plain text; call it only where the secret is used. */
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret
        && MessageDigest.isEqual(
            text.getBytes(StandardCharsets.UTF_8), secret.text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return MASK;
  }
}
