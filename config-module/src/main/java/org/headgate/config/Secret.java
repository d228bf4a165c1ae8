package org.headgate.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A text nobody may read by accident: it comes from the environment, lives in a settings record and
 * leaves it only through {@link #reveal()}, so that records which hold one can be logged.
 */
public final class Secret {
  /** What is shown in place of every secret. */
  public static final String MASK = "***";

  private final String text;

  /** Refuses an empty text. */
  public Secret(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a secret is not empty");
    }
    this.text = text;
  }

  /** The plain text, for the one place that needs it. */
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
