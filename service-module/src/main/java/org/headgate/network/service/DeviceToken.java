package org.headgate.network.service;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.headgate.crypto.service.Bytes;
import org.headgate.crypto.service.KeyRing;
import org.headgate.crypto.service.TokenForm;
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

  private static final TokenForm FORM =
      new TokenForm("hgd_", KeyRing.Purpose.DEVICE_TOKEN, 2 * Bytes.UUID_BYTES + Long.BYTES);

  public DeviceToken {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(device, "device");
    issuedAt = Instant.ofEpochSecond(issuedAt.getEpochSecond());
  }

  /**
   * @return empty for what this server never made
   */
  public static Optional<DeviceToken> parse(String text, KeyRing keys) {
    return FORM.payload(text, keys).map(DeviceToken::read);
  }

  /** As it is handed out. */
  public String text(KeyRing keys) {
    return FORM.text(
        ByteBuffer.allocate(FORM.payloadBytes())
            .put(Bytes.of(account.value()))
            .put(Bytes.of(device))
            .putLong(issuedAt.getEpochSecond())
            .array(),
        keys);
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
        new UserId(Bytes.uuid(bytes)), Bytes.uuid(bytes), Instant.ofEpochSecond(bytes.getLong()));
  }
}
