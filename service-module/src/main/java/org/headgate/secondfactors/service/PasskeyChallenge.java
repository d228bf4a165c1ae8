package org.headgate.secondfactors.service;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.service.KeyRing;
import org.headgate.common.service.UuidBytes;

/**
 * The challenge that a passkey signs: 122 random bits, an expiry, and a MAC over both and its
 * purpose. Every node recognizes its own challenges, so none is stored, and a flood of requests
 * leaves nothing behind; only answered ones are stored.
 *
 * @param nonce random
 */
public record PasskeyChallenge(UUID nonce, Instant expiresAt) {

  /** How long a challenge can be answered. */
  public static final Duration LIFETIME = Duration.ofMinutes(5);

  private static final int MAC_BYTES = 32;

  public PasskeyChallenge {
    expiresAt = Instant.ofEpochSecond(expiresAt.getEpochSecond());
  }

  /** Generates a challenge. */
  public static PasskeyChallenge handedOut(Instant now) {
    return new PasskeyChallenge(UUID.randomUUID(), now.plus(LIFETIME));
  }

  /**
   * @return empty for a challenge that this server did not make for that purpose, and for an
   *     expired one
   */
  static Optional<PasskeyChallenge> read(
      byte[] bytes, PasskeyChallengePurpose use, KeyRing keys, Instant now) {
    if (bytes.length != UuidBytes.UUID_BYTES + Long.BYTES + MAC_BYTES) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    UUID nonce = UuidBytes.uuid(buffer);
    long end = buffer.getLong();
    if (end <= now.getEpochSecond() || end > now.plus(LIFETIME).getEpochSecond() + 1) {
      return Optional.empty();
    }
    return Optional.of(new PasskeyChallenge(nonce, Instant.ofEpochSecond(end)))
        .filter(challenge -> MessageDigest.isEqual(challenge.bytes(use, keys), bytes));
  }

  /** The bytes that are handed out. */
  byte[] bytes(PasskeyChallengePurpose use, KeyRing keys) {
    byte[] content =
        ByteBuffer.allocate(UuidBytes.UUID_BYTES + Long.BYTES)
            .put(UuidBytes.of(nonce))
            .putLong(expiresAt.getEpochSecond())
            .array();
    byte[] mac =
        keys.mac(
            KeyRing.Purpose.PASSKEY_CHALLENGE,
            use.kind().name().getBytes(StandardCharsets.UTF_8),
            UuidBytes.of(use.context()),
            ByteBuffer.allocate(Integer.BYTES).putInt(use.epoch()).array(),
            content);
    return ByteBuffer.allocate(content.length + mac.length).put(content).put(mac).array();
  }
}
