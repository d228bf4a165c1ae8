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
 * What a passkey signs to prove that it is there now: 122 random bits, an end, and a MAC over both
 * and over what it was handed out for. So any node knows its own challenges again, and a flood of
 * strangers who ask for some leaves nothing behind; kept is only which ones were answered.
 *
 * @param nonce random
 */
public record PasskeyChallenge(UUID nonce, Instant expiresAt) {

  /** How long after it was handed out the answer may come. */
  public static final Duration LIFETIME = Duration.ofMinutes(5);

  private static final int MAC_BYTES = 32;

  public PasskeyChallenge {
    expiresAt = Instant.ofEpochSecond(expiresAt.getEpochSecond());
  }

  /** A new one. */
  public static PasskeyChallenge handedOut(Instant now) {
    return new PasskeyChallenge(UUID.randomUUID(), now.plus(LIFETIME));
  }

  /**
   * @return empty for what this server never made for that use, and for what has expired
   */
  static Optional<PasskeyChallenge> read(
      byte[] bytes, PasskeyChallengePurpose use, KeyRing keys, Instant now) {
    if (bytes.length != UuidBytes.UUID_BYTES + Long.BYTES + MAC_BYTES) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    UUID nonce = UuidBytes.uuid(buffer);
    long end = buffer.getLong();
    if (end < now.getEpochSecond() || end > now.plus(LIFETIME).getEpochSecond() + 1) {
      return Optional.empty();
    }
    return Optional.of(new PasskeyChallenge(nonce, Instant.ofEpochSecond(end)))
        .filter(challenge -> MessageDigest.isEqual(challenge.bytes(use, keys), bytes));
  }

  /** As it is handed out. */
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
