package org.headgate.config;

import java.util.Base64;
import java.util.Optional;

/** The text form of a signing key, as in Standard Webhooks. */
public final class WebhookSecretText {

  public static final String PREFIX = "whsec_";

  private static final int MIN_BYTES = 24;
  private static final int MAX_BYTES = 64;

  /** The required form of the text, to follow "must be". */
  public static final String ALLOWED =
      PREFIX + " and " + MIN_BYTES + " to " + MAX_BYTES + " bytes in base64";

  private WebhookSecretText() {}

  /** The bytes of the key; empty for any other text. */
  public static Optional<byte[]> decode(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(text.substring(PREFIX.length())))
          .filter(bytes -> bytes.length >= MIN_BYTES && bytes.length <= MAX_BYTES);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
