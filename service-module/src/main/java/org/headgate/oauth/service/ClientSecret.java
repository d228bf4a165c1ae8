package org.headgate.oauth.service;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.service.KeyRing;
import org.headgate.common.service.SignedTokenFormat;
import org.headgate.common.service.UuidBytes;

/**
 * A secret of a service account: {@code hgs_} and, in base64url, its id, 16 random bytes and a MAC
 * over both. A forged one is detected by the MAC without a query; the database stores only a keyed
 * hash.
 *
 * @param text as it is handed out, only once
 */
public record ClientSecret(UUID id, String text) {

  private static final int RANDOM_BYTES = 16;
  private static final SignedTokenFormat FORM =
      new SignedTokenFormat(
          "hgs_", KeyRing.Purpose.CLIENT_SECRET, UuidBytes.UUID_BYTES + RANDOM_BYTES);

  public ClientSecret {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(text, "text");
  }

  /** Generates a secret. */
  static ClientSecret generate(UUID id, SecureRandom random, KeyRing keys) {
    byte[] randomBytes = new byte[RANDOM_BYTES];
    random.nextBytes(randomBytes);
    byte[] payload =
        ByteBuffer.allocate(FORM.payloadBytes()).put(UuidBytes.of(id)).put(randomBytes).array();
    return new ClientSecret(id, FORM.text(payload, keys));
  }

  /**
   * @return empty for a text that this server did not make
   */
  static Optional<ClientSecret> parse(String text, KeyRing keys) {
    return FORM.payload(text, keys).map(bytes -> new ClientSecret(UuidBytes.uuid(bytes), text));
  }

  /** The hash that is stored. */
  byte[] hash(KeyRing keys) {
    return keys.mac(KeyRing.Purpose.CLIENT_SECRET_HASH, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Leaves out the secret, for logs. */
  @Override
  public String toString() {
    return "ClientSecret[" + id + "]";
  }
}
