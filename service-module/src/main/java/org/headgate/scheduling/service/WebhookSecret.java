package org.headgate.scheduling.service;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.service.KeyRing;
import org.headgate.config.WebhookSecretText;

/**
 * A key that signs webhooks (Standard Webhooks: {@code whsec_} and base64 on the wire). It is
 * stored encrypted under the server's secret and bound to its schedule or endpoint.
 */
public final class WebhookSecret {

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] key;

  private WebhookSecret(byte[] key) {
    this.key = key.clone();
  }

  /** Generates a key. */
  public static WebhookSecret generate() {
    byte[] key = new byte[BYTES];
    RANDOM.nextBytes(key);
    return new WebhookSecret(key);
  }

  /** Parses a text that was validated before. */
  public static WebhookSecret of(String text) {
    return new WebhookSecret(WebhookSecretText.decode(text).orElseThrow());
  }

  /**
   * Decrypts the stored keys of a webhook. One that was encrypted under a former {@code SECRET_KEY}
   * is left out, so that a new one signs alone until the other is removed.
   *
   * @param id of its schedule or endpoint
   * @throws KeyRing.UnreadableSecretException when it has keys and none can be read
   */
  public static List<WebhookSecret> readable(KeyRing keys, UUID id, List<byte[]> sealed) {
    List<WebhookSecret> readable = new ArrayList<>();
    Optional<KeyRing.UnreadableSecretException> failure = Optional.empty();
    for (byte[] secret : sealed) {
      try {
        readable.add(opened(keys, id, secret));
      } catch (KeyRing.UnreadableSecretException e) {
        failure = Optional.of(e);
      }
    }
    if (readable.isEmpty() && failure.isPresent()) {
      throw failure.get();
    }
    return List.copyOf(readable);
  }

  private static WebhookSecret opened(KeyRing keys, UUID id, byte[] sealed) {
    return new WebhookSecret(keys.decrypt(KeyRing.Purpose.WEBHOOK_SECRET, id.toString(), sealed));
  }

  public byte[] sealed(KeyRing keys, UUID scheduleId) {
    return keys.encrypt(KeyRing.Purpose.WEBHOOK_SECRET, scheduleId.toString(), key);
  }

  /** The text form, shown to its owner once. */
  public String text() {
    return WebhookSecretText.PREFIX
        + new String(Base64.getEncoder().encode(key), StandardCharsets.US_ASCII);
  }

  /** The key itself, for signing. */
  public byte[] key() {
    return key.clone();
  }
}
