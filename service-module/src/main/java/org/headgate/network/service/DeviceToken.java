package org.headgate.network.service;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.headgate.crypto.service.Bytes;
import org.headgate.crypto.service.KeyRing;
import org.headgate.identity.UserId;

/**
 * Marks a device on which somebody logged in to an account, for 180 days. It proves nothing about
 * who holds the device; it only gives its guesses a budget apart from a stranger's.
 *
 * @param device stays the same when the token is renewed on the device
 */
public record DeviceToken(UserId account, UUID device, Instant issuedAt) {

  /** How long it is good for. */
  public static final Duration LIFETIME = Duration.ofDays(180);

  /** Budgets that an account's known devices share: more devices do not make more guesses. */
  public static final int LANES = 4;

  private static final String PREFIX = "hgd_";
  private static final int PAYLOAD_BYTES = 2 * Bytes.UUID_BYTES + Long.BYTES;
  private static final int MAC_BYTES = 32;

  public DeviceToken {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(device, "device");
    issuedAt = Instant.ofEpochSecond(issuedAt.getEpochSecond());
  }

  /**
   * @return empty for what this server never made
   */
  public static Optional<DeviceToken> parse(String text, KeyRing keys) {
    return decode(text)
        .filter(bytes -> bytes.length == PAYLOAD_BYTES + MAC_BYTES)
        .map(ByteBuffer::wrap)
        .map(DeviceToken::read)
        .filter(token -> isSame(token.text(keys), text));
  }

  /** As it is handed out. */
  public String text(KeyRing keys) {
    byte[] payload =
        ByteBuffer.allocate(PAYLOAD_BYTES)
            .put(Bytes.of(account.value()))
            .put(Bytes.of(device))
            .putLong(issuedAt.getEpochSecond())
            .array();
    byte[] mac = keys.mac(KeyRing.Purpose.DEVICE_TOKEN, payload);
    byte[] token = ByteBuffer.allocate(PAYLOAD_BYTES + MAC_BYTES).put(payload).put(mac).array();
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** Whether it has not lived out its time. */
  public boolean isLive(Instant now) {
    return issuedAt.plus(LIFETIME).isAfter(now);
  }

  /** 1 to {@link #LANES}: which of the account's budgets for known devices this one draws on. */
  public int lane() {
    return 1 + Math.floorMod(device.hashCode(), LANES);
  }

  /** Without the device. */
  @Override
  public String toString() {
    return "DeviceToken[" + account + "]";
  }

  private static DeviceToken read(ByteBuffer bytes) {
    return new DeviceToken(
        new UserId(Bytes.uuid(bytes)), Bytes.uuid(bytes), instant(bytes.getLong()));
  }

  /** A forged one may name any second; it is told by its MAC, not by an overflow. */
  private static Instant instant(long second) {
    return Instant.ofEpochSecond(
        Math.floorMod(second, Instant.parse("9999-01-01T00:00:00Z").getEpochSecond()));
  }

  private static Optional<byte[]> decode(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getUrlDecoder().decode(text.substring(PREFIX.length())));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static boolean isSame(String expected, String presented) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
  }
}
